//! A run as a picture: the CPU ratios of each figure as bars with their spread, in one SVG file.

use std::fmt::Write as _;

use crate::harness::Row;

const WIDTH: f64 = 880.0;
/// Where the bars begin; their names stand before.
const LEFT: f64 = 320.0;
const LINE: f64 = 20.0;

/// The rows as an SVG document.
pub(crate) fn svg(rows: &[Row]) -> String {
    let largest = rows.iter().map(|row| row.cost.high).fold(1.0, f64::max);
    let scale = (WIDTH - LEFT - 70.0) / largest;
    let mut bars = String::new();
    let (mut y, mut figure) = (10.0, "");
    for row in rows {
        if row.figure != figure {
            figure = &row.figure;
            y += LINE * 1.5;
            let title = escaped(figure);
            let _ = writeln!(
                bars,
                r#"<text x="10" y="{y}" class="figure">{title}</text>"#
            );
        }
        y += LINE;
        bar(&mut bars, row, y, scale);
    }
    let (height, one) = (y + LINE, LEFT + scale);
    format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="12">
<style>.figure{{font-weight:bold}}.ours{{fill:#1f6f8b}}.theirs{{fill:#b8c4cc}}.spread{{stroke:#222}}.one{{stroke:#222;stroke-dasharray:3 3}}</style>
<rect width="100%" height="100%" fill="#fff"/>
<text x="{LEFT}" y="16">CPU time, to that of the first of each group: median, and the tenth to the ninetieth of a hundred rounds</text>
<line class="one" x1="{one}" x2="{one}" y1="24" y2="{height}"/>
{bars}</svg>
"##
    )
}

fn bar(bars: &mut String, row: &Row, y: f64, scale: f64) {
    let ours = ["profile", "`connector"];
    let ours = ours.iter().any(|word| row.name.starts_with(word));
    let class = if ours { "ours" } else { "theirs" };
    let name = escaped(&row.name);
    let (length, top, middle) = (row.cost.median * scale, y - 11.0, y - 4.0);
    let (low, high) = (LEFT + row.cost.low * scale, LEFT + row.cost.high * scale);
    let (label, median) = (high + 6.0, row.cost.median);
    let end = LEFT - 8.0;
    let _ = writeln!(
        bars,
        r#"<text x="{end}" y="{y}" text-anchor="end">{name}</text>
<rect class="{class}" x="{LEFT}" y="{top}" width="{length:.1}" height="14"/>
<line class="spread" x1="{low:.1}" x2="{high:.1}" y1="{middle}" y2="{middle}"/>
<text x="{label:.1}" y="{y}">{median:.2}</text>"#
    );
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

    #[test]
    fn a_bar_is_as_long_as_its_ratio() {
        let spread = |median| Spread {
            low: median,
            median,
            high: median,
        };
        let row = |name: &str, cost: f64| Row {
            figure: "a < b".to_owned(),
            name: name.to_owned(),
            processor: spread(1.0),
            wall: spread(1.0),
            cost: spread(cost),
            rate: spread(1.0),
            allocations: 1.0,
        };
        let picture = svg(&[row("by hand", 1.0), row("profile", 0.5)]);
        assert!(
            picture.contains(r#"class="theirs" x="320" y="49" width="490.0""#),
            "{picture}"
        );
        assert!(
            picture.contains(r#"class="ours" x="320" y="69" width="245.0""#),
            "{picture}"
        );
        assert!(picture.contains("a &lt; b"));
    }
}
