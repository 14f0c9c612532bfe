//! What a call costs, beside what people would write instead.
//!
//! `cargo run --release --manifest-path benches/Cargo.toml -- parts` prints the tables of encoding, decoding and building a request;
//! `… -- calls` those of whole calls over loopback, to a server in another process; `… -- growth` says what a call costs after a
//! million others, `… -- memory` what it holds while it is under way. `--only life` runs the figures with that in their names,
//! `--save FILE` keeps the run, `--plot FILE.svg` draws it, and `… -- compare BEFORE AFTER` sets two runs beside each other.
//! `parts --only FIGURE --times N RIVAL` runs one rival and measures nothing: that is for a profiler.

use std::error::Error;
use std::fs;

mod allocator;
mod calls;
mod clock;
mod harness;
mod parts;
mod plot;
mod table;

#[global_allocator]
static ALLOCATOR: allocator::Counting = allocator::Counting;

const USAGE: &str = "usage: parts [--only FIGURE] [--save FILE] [--plot FILE.svg] [--times N RIVAL] | calls [--only FIGURE] [--save FILE] [--plot FILE.svg] | growth | memory | alone WHO TIMES | compare BEFORE AFTER";

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let (what, mut options) = arguments.split_first().ok_or(USAGE)?;
    let (mut save, mut plot, mut only) = (None, None, "");
    while let ["--save" | "--plot" | "--only", value, rest @ ..] = options {
        match options[0] {
            "--save" => save = Some(*value),
            "--plot" => plot = Some(*value),
            _ => only = value,
        }
        options = rest;
    }
    let rows = match (*what, options) {
        ("parts", []) => parts::all(only, None),
        ("parts", ["--times", times, rival]) => parts::all(only, Some((rival, times.parse()?))),
        ("calls", []) => calls::all(only)?,
        ("compare", [before, after]) => {
            let load =
                |file: &str| Ok::<_, Box<dyn Error>>(table::load(&fs::read_to_string(file)?)?);
            println!("{}", table::compare(&load(before)?, &load(after)?));
            return Ok(());
        }
        ("growth", []) => return Ok(calls::growth()?),
        ("memory", []) => return Ok(calls::memory()?),
        ("alone", [who, times]) => return Ok(calls::alone(who, times.parse()?)?),
        // What these start for themselves.
        ("serve", [held]) => return Ok(calls::serve(held.parse()?)?),
        _ => return Err(USAGE.into()),
    };
    println!("{}", table::print(&rows));
    if let Some(file) = save {
        fs::write(file, table::save(&rows))?;
    }
    if let Some(file) = plot {
        fs::write(file, plot::svg(&rows))?;
    }
    Ok(())
}
