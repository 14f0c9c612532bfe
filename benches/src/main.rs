//! What a call costs, beside what people would write instead.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml -- parts` prints the tables of encoding, decoding and building a request;
//! `… -- calls` those of whole calls over loopback, to a server in another process. `--only life` runs the
//! figures with that in their names, `--save FILE` keeps the run, and `… -- compare BEFORE AFTER` sets two runs beside each
//! other.

use std::error::Error;
use std::fs;

mod allocator;
mod calls;
mod clock;
mod harness;
mod parts;
mod table;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const USAGE: &str = "usage: parts [--only FIGURE] [--save FILE] | calls [--only FIGURE] [--save FILE] | compare BEFORE AFTER";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (what, mut options) = arguments.split_first().ok_or(USAGE)?;
    let (mut save, mut only) = (None, "");
    while let ["--save" | "--only", value, rest @ ..] = options {
        match options[0] {
            "--save" => save = Some(*value),
            _ => only = value,
        }
        options = rest;
    }
    let rows = match (*what, options) {
        ("parts", []) => parts::all(only),
        ("calls", []) => calls::all(only)?,
        ("compare", [before, after]) => {
            let load =
                |file: &str| Ok::<_, Box<dyn Error>>(table::load(&fs::read_to_string(file)?)?);
            println!("{}", table::compare(&load(before)?, &load(after)?));
            return Ok(());
        }
        // What `calls` starts for itself.
        ("serve", []) => return Ok(calls::serve()?),
        _ => return Err(USAGE.into()),
    };
    println!("{}", table::print(&rows));
    if let Some(file) = save {
        fs::write(file, table::save(&rows))?;
    }
    Ok(())
}
