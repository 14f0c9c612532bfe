//! What a call costs, beside what people would write instead.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml -- parts` prints the tables of encoding, decoding and building a request;
//! `… -- calls` those of whole calls over loopback, to a server in another process; `… -- growth` says what a call costs after a
//! million others and among a hundred profiles, `… -- memory` what it holds while it is under way. `--only life` runs the
//! figures with that in their names, `--save FILE` keeps the run, `… -- compare BEFORE AFTER` sets two runs beside each
//! other, and `… -- plot FILE FOLDER` draws one. With `--features more` there are more rivals of a whole call.

use std::error::Error;
use std::fs;
use std::path::Path;

mod allocator;
mod calls;
mod clock;
mod harness;
mod parts;
mod plot;
mod table;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const USAGE: &str = "usage: parts [--only FIGURE] [--save FILE] | calls [--only FIGURE] [--save FILE] | growth [--save FILE] | memory | alone WHO TIMES | compare BEFORE AFTER | plot FILE FOLDER";

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
        ("plot", [file, folder]) => {
            let run = fs::read_to_string(file)?;
            let pictures = match table::load_growth(&run) {
                Some(rows) => plot::growth(&rows),
                None => plot::ratios(&table::load(&run)?),
            };
            fs::create_dir_all(folder)?;
            for (name, picture) in pictures {
                fs::write(Path::new(folder).join(name), picture)?;
            }
            return Ok(());
        }
        ("growth", []) => {
            let mut rows = calls::growth()?;
            rows.extend(parts::growth());
            if let Some(file) = save {
                fs::write(file, table::save_growth(&rows))?;
            }
            return Ok(());
        }
        ("memory", []) => return Ok(calls::memory()?),
        ("alone", [who, times]) => return Ok(calls::alone(who, times.parse()?)?),
        // What these start for themselves.
        ("serve", [below, held]) => return Ok(calls::serve(below, held.parse()?)?),
        _ => return Err(USAGE.into()),
    };
    println!("{}", table::print(&rows));
    if let Some(file) = save {
        fs::write(file, table::save(&rows))?;
    }
    Ok(())
}
