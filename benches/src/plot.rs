//! A saved run as pictures, an SVG file a figure: the CPU ratio of each rival as a bar, the tenth to the ninetieth of a
//! hundred rounds as whiskers on it, and a line at 1.
//!
//! Nothing has a background, and all is of a middling grey or blue: a page behind it may be light or dark.

use std::fmt::Write as _;

use crate::harness::Row;
use crate::table::Grown;

const WIDTH: f64 = 860.0;
/// Where the bars begin; their names stand before.
const LEFT: f64 = 330.0;
/// Where the longest ends; its number stands after.
const RIGHT: f64 = WIDTH - 130.0;
/// From one bar to the next.
const LINE: f64 = 24.0;
/// Where the first one stands, below the title.
const TOP: f64 = 52.0;

const OURS: &str = "#3b82b8";
const THEIRS: &str = "#959595";
const INK: &str = "#767676";

/// The pictures of a run: the name of a file, and what is in it.
pub(crate) fn ratios(rows: &[Row]) -> Vec<(String, String)> {
    let figures = rows.chunk_by(|one, other| one.figure == other.figure);
    figures
        .map(|rows| (file(&rows[0].figure), figure(rows)))
        .collect()
}

fn figure(rows: &[Row]) -> String {
    let longest = rows.iter().map(|row| row.cost.high).fold(1.0, f64::max);
    let scale = (RIGHT - LEFT) / longest;
    let at = |ratio: f64| LEFT + ratio * scale;
    let mut drawing = String::new();
    let mut y = TOP;
    for row in rows {
        let (name, cost) = (escaped(&row.name), row.cost);
        let colour = if ours(&row.name) { OURS } else { THEIRS };
        let (text, end, length) = (y + 4.0, LEFT - 8.0, cost.median * scale);
        let (low, high, label) = (at(cost.low), at(cost.high), at(cost.high.max(1.0)) + 8.0);
        let (top, over, under) = (y - 7.0, y - 4.0, y + 4.0);
        let _ = writeln!(
            drawing,
            r#"<text x="{end}" y="{text}" text-anchor="end" fill="{INK}">{name}</text>
<rect x="{LEFT}" y="{top}" width="{length:.1}" height="14" fill="{colour}" fill-opacity="0.75"/>
<path d="M{low:.1} {over}V{under}M{low:.1} {y}H{high:.1}M{high:.1} {over}V{under}" stroke="{INK}" fill="none"/>
<text x="{label:.1}" y="{text}" fill="{INK}">{:.2} ({:.2}–{:.2})</text>"#,
            cost.median, cost.low, cost.high
        );
        y += LINE;
    }
    let (one, top, bottom) = (at(1.0), TOP - 14.0, y - 10.0);
    let _ = writeln!(
        drawing,
        r#"<path d="M{one:.1} {top}V{bottom}" stroke="{INK}" stroke-dasharray="3 3"/>"#
    );
    page(
        &format!("{}: CPU time, to that of the first", rows[0].figure),
        y,
        &drawing,
    )
}

/// The cost of a call by how many there have been, and by how many profiles there are: each series a line, the count on a
/// scale of powers of ten.
pub(crate) fn growth(rows: &[Grown]) -> Vec<(String, String)> {
    let figures = rows.chunk_by(|one, other| one.figure == other.figure);
    figures
        .map(|rows| (file(&rows[0].figure), curves(rows)))
        .collect()
}

fn curves(rows: &[Grown]) -> String {
    const BOTTOM: f64 = 330.0;
    const ACROSS: f64 = WIDTH - 330.0;
    let most = rows.iter().map(|row| row.count).fold(10.0, f64::max);
    // The first calls dial: what they cost would press all others to the ground.
    let settled = |row: &&Grown| row.count >= 100.0 || most < 10_000.0;
    let drawn: Vec<Grown> = rows.iter().filter(settled).cloned().collect();
    let costs = drawn.iter().map(|row| row.nanoseconds);
    let highest = costs.fold(1.0, f64::max) * 1.25;
    let least = drawn.iter().map(|row| row.count).fold(most, f64::min);
    let decades = (most / least).log10();
    let across = |count: f64| 90.0 + (count / least).log10() / decades * ACROSS;
    let up = |nanoseconds: f64| BOTTOM - nanoseconds / highest * (BOTTOM - TOP);
    let mut drawing = String::new();
    if drawn.len() < rows.len() {
        let _ = writeln!(
            drawing,
            r#"<text x="90" y="40" fill="{INK}">fewer than {least}, which dial, are not drawn</text>"#
        );
    }
    for step in 0..=4 {
        let value = highest * f64::from(step) / 4.0;
        let (y, label) = (up(value), value / 1e3);
        let _ = writeln!(
            drawing,
            r#"<path d="M90 {y:.1}H{:.1}" stroke="{INK}" stroke-opacity="0.35"/>
<text x="82" y="{:.1}" text-anchor="end" fill="{INK}">{label:.1} µs</text>"#,
            WIDTH - 240.0,
            y + 4.0
        );
    }
    let series = drawn.chunk_by(|one, other| one.series == other.series);
    for (index, rows) in series.enumerate() {
        let colour = if index == 0 { OURS } else { THEIRS };
        let points: Vec<String> = rows
            .iter()
            .map(|row| format!("{:.1},{:.1}", across(row.count), up(row.nanoseconds)))
            .collect();
        let _ = writeln!(
            drawing,
            r#"<polyline points="{}" stroke="{colour}" stroke-width="2" fill="none"/>"#,
            points.join(" ")
        );
        for row in rows {
            let (x, y, count) = (across(row.count), up(row.nanoseconds), row.count);
            let _ = writeln!(
                drawing,
                r#"<circle cx="{x:.1}" cy="{y:.1}" r="3" fill="{colour}"/>
<text x="{x:.1}" y="{}" text-anchor="middle" fill="{INK}">{count}</text>"#,
                BOTTOM + 20.0
            );
        }
        if let Some(last) = rows.last() {
            let (x, y) = (across(last.count) + 10.0, up(last.nanoseconds) + 4.0);
            let (name, each) = (escaped(&last.series), last.nanoseconds / 1e3);
            let _ = writeln!(
                drawing,
                r#"<text x="{x:.1}" y="{y:.1}" fill="{colour}">{name}: {each:.1} µs</text>"#
            );
        }
    }
    page(&rows[0].figure, BOTTOM + 26.0, &drawing)
}

fn page(title: &str, height: f64, drawing: &str) -> String {
    let title = escaped(title);
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" style="font-family: sans-serif; font-size: 12px">
<title>{title}</title>
<text x="10" y="20" fill="{INK}" style="font-size: 14px; font-weight: bold">{title}</text>
{drawing}</svg>
"#
    )
}

/// Which of the rivals it is all about.
fn ours(name: &str) -> bool {
    ["profile", "`connector"]
        .iter()
        .any(|word| name.starts_with(word))
}

/// A figure's name as the name of a file.
fn file(figure: &str) -> String {
    let words = figure.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    words.join("-").to_ascii_lowercase() + ".svg"
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('`', "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::harness::Spread;

    fn row(figure: &str, name: &str, cost: f64) -> Row {
        let spread = |median| Spread {
            low: median - 0.25,
            median,
            high: median + 0.25,
        };
        Row {
            figure: figure.to_owned(),
            name: name.to_owned(),
            processor: spread(1.0),
            wall: spread(1.0),
            cost: spread(cost),
            rate: spread(1.0),
            allocations: 1.0,
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_ratio_and_its_whiskers_as_its_spread() {
        let rows = [
            row("decode, a < b", "by hand", 1.0),
            row("decode, a < b", "profile", 0.5),
            row("encode", "by `hand`", 1.0),
        ];
        let pictures = ratios(&rows);
        let names: Vec<&str> = pictures.iter().map(|(name, _)| &**name).collect();
        assert_eq!(names, ["decode-a-b.svg", "encode.svg"]);
        // 1.25 is the longest, and takes the 400 that there are.
        let picture = &pictures[0].1;
        for part in [
            r##"width="320.0" height="14" fill="#959595""##,
            r##"width="160.0" height="14" fill="#3b82b8""##,
            // 0.25 to 0.75 of 320, after 330.
            r#"<path d="M410.0 72V80M410.0 76H570.0M570.0 72V80""#,
            r##"<path d="M650.0 38V90" stroke="#767676" stroke-dasharray"##,
            ">0.50 (0.25–0.75)<",
            "decode, a &lt; b",
        ] {
            assert!(picture.contains(part), "{part} is not in {picture}");
        }
    }

    #[test]
    fn a_curve_goes_through_its_points() {
        let row = |series: &str, count, nanoseconds| Grown {
            figure: "growth".to_owned(),
            series: series.to_owned(),
            count,
            nanoseconds,
        };
        let rows = [
            row("a", 1.0, 40_000.0),
            row("a", 10.0, 80_000.0),
            row("b", 10.0, 20_000.0),
        ];
        let [(name, picture)] = &growth(&rows)[..] else {
            panic!("one figure is one picture");
        };
        assert_eq!(name, "growth.svg");
        // 100 µs is the top; 278 below it is the bottom.
        assert!(
            picture.contains(r#"points="90.0,218.8 620.0,107.6""#),
            "{picture}"
        );
        assert!(picture.contains(r#"cx="620.0" cy="274.4""#), "{picture}");
    }
}
