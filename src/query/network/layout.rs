//! Where each actor of a network stands and how each tie runs.
//!
//! Five columns: the bodies of one state, the state, everybody else, the other state, its bodies. Each actor has a row of
//! its own, so no name can stand on another; a few sweeps put those who are tied at the same height. All is done in whole
//! numbers, so that the picture is the same on every machine.

use crate::lang::Lang;
use crate::model::{Entity, Scheme};
use crate::order;
use crate::query::network::{Actor, Course, Label, Tie};
use crate::query::shape::View;
use crate::query::ties::ranked;

pub const WIDTH: i32 = 1000;
/// From row to row.
const ROW: i32 = 26;
/// Where a picture begins and ends above and below its rows.
const MARGIN: i32 = 20;
const SWEEPS: usize = 8;

/// The columns: where a name begins, ends or has its middle, and how wide it may be.
const COLUMNS: [(i32, &str, i32); 5] =
    [(208, "end", 206), (306, "middle", 104), (500, "middle", 196), (694, "middle", 104), (792, "start", 206)];
const SIDES: [usize; 3] = [2, 0, 4];
/// Where squares stand: between a state and the middle.
const SQUARES: [i32; 2] = [377, 623];
/// The room of the names in the middle, which a line crosses between two rows.
const MIDDLE: (i32, i32) = (400, 600);
/// How high a name stands, and a state at least.
const NAME: i32 = 24;
const STATE: i32 = 36;
/// How far apart lines leave a state, where they are few, and how far from its middle the last one may.
const PORT: i32 = 5;
const FARTHEST: i32 = 90;

/// A place to which a line leads.
#[derive(Clone, Copy)]
struct Spot {
    column: usize,
    left: i32,
    right: i32,
    y: i32,
    /// How far above or below its middle the line leaves it.
    port: i32,
}

impl Spot {
    fn is_state(self) -> bool {
        self.column == 1 || self.column == 3
    }

    fn is_left_of(self, other: Spot) -> bool {
        self.left + self.right < other.left + other.right
    }
}

/// A line of a tie.
struct Line {
    tie: usize,
    from: Spot,
    to: Spot,
}

/// Places the actors that are drawn and draws their ties; answers how high the picture is.
pub fn lay_out(view: View, ids: &[u32], actors: &mut [Actor], ties: &mut [Tie]) -> i32 {
    let n = ids.len();
    let mut columns: [Vec<u32>; 5] = Default::default();
    for (at, &id) in (0..).zip(ids) {
        columns[column(view, id)].push(at);
    }
    let rows = SIDES.iter().map(|&side| slots(columns[side].len())).max().unwrap_or(0);
    // Where there is room, rows stand further apart.
    let room = rows.max(6) * if rows <= 14 { ROW * 3 / 2 } else { ROW };
    // Heights count from the middle, until it is known how deep the squares reach.
    let mut y = vec![0; n];
    for sweep in 0..SWEEPS {
        for side in SIDES {
            if sweep > 0 {
                let places = columns[side].iter().enumerate().map(|(place, &at)| {
                    ((pull(at, &y, &columns, ties) + room) as u64) << 48 | (place as u64) << 32 | u64::from(at)
                });
                columns[side] = ranked(places.collect());
            }
            for (place, &at) in columns[side].iter().enumerate() {
                y[at as usize] = row(place, columns[side].len(), room);
            }
        }
    }
    let mut spots = Vec::with_capacity(n);
    for at in 0..n {
        let column = columns.iter().position(|column| column.contains(&(at as u32))).unwrap_or(2);
        let label = label(view, ids[at], column, y[at]);
        spots.push(Spot { column, left: label.x, right: label.x + label.width, y: label.y, port: 0 });
        actors[at].label = Some(label);
    }
    let mut lines = lines(&spots, ties);
    let heights = spread(&mut lines);
    let ends = || lines.iter().flat_map(|line| [line.from, line.to]);
    let deepest = ends().map(|spot| spot.y.abs()).chain(heights.map(|height| height / 2)).max().unwrap_or(0);
    let middle = MARGIN + deepest.max(room / 2);
    for (at, label) in actors.iter_mut().enumerate().filter_map(|(at, actor)| Some((at, actor.label.as_mut()?))) {
        label.y += middle;
        match spots[at].column {
            1 => label.height = heights[0],
            3 => label.height = heights[1],
            _ => {}
        }
    }
    for line in &mut lines {
        line.from.y += middle;
        line.to.y += middle;
    }
    draw(&lines, ties, middle, step(columns[2].len(), room));
    2 * middle
}

/// The column of an entity: the states of the focus between their bodies and everybody else.
fn column(view: View, id: u32) -> usize {
    let catalogue = &view.store.catalogue;
    let entity = &catalogue.entities[id as usize];
    let focus = |at: usize| catalogue.about.focus.get(at).map(|id| &catalogue.entities[id.index()].key);
    for (at, (state, bodies)) in [(1, 0), (3, 4)].into_iter().enumerate() {
        if focus(at) == Some(&entity.key) {
            return state;
        }
        if focus(at).is_some() && focus(at) == entity.side.as_ref() {
            return bodies;
        }
    }
    2
}

/// How many rows so many names take. Two in the middle stay free: there stand the states, and the line between them.
fn slots(n: usize) -> i32 {
    n.next_multiple_of(2) as i32 + 2
}

/// From row to row: where they are few, further apart.
fn step(n: usize, room: i32) -> i32 {
    (room / slots(n)).clamp(ROW, ROW * 3 / 2)
}

fn row(place: usize, n: usize, room: i32) -> i32 {
    let slot = place as i32 + if place < n.div_ceil(2) { 0 } else { slots(n) - n.next_multiple_of(2) as i32 };
    (2 * slot + 1 - slots(n)) * step(n, room) / 2
}

/// The height at which those stand to whom an actor is tied; the states, which stand in the middle, do not pull.
fn pull(at: u32, y: &[i32], columns: &[Vec<u32>; 5], ties: &[Tie]) -> i32 {
    let (mut sum, mut n) = (0, 0);
    for tie in ties.iter().filter(|tie| tie.ends.contains(&at)) {
        for &end in &tie.ends {
            let pulls =
                end != at && (end as usize) < y.len() && !columns[1].contains(&end) && !columns[3].contains(&end);
            if pulls {
                sum += y[end as usize];
                n += 1;
            }
        }
    }
    if n > 0 { sum / n } else { y[at as usize] }
}

fn label(view: View, id: u32, column: usize, y: i32) -> Label {
    let (x, align, most) = COLUMNS[column];
    let is_anchor = column == 1 || column == 3;
    let entity = &view.store.catalogue.entities[id as usize];
    let text = fitting(view, entity, most - 12);
    // The names of the states are set larger.
    let width = (width(&text) * if is_anchor { 4 } else { 3 } / 3 + 12).min(most);
    let x = match align {
        "end" => x - width,
        "middle" => x - width / 2,
        _ => x,
    };
    Label { text, x, y, width, height: if is_anchor { STATE } else { NAME }, align, is_anchor }
}

/// A name that is no wider than its room: whole, else an acronym or a short form that means it everywhere, else cut.
fn fitting(view: View, entity: &Entity, most: i32) -> String {
    let name = view.words(&entity.name);
    if width(&name) <= most {
        return name;
    }
    for alias in &entity.alias {
        let is_short = match view.key(Scheme::AliasKind, alias.kind) {
            "acronym" => true,
            // Written out, a short form is of one language only.
            "short" => view.lang == Lang::En && alias.text.starts_with(|c: char| c.is_uppercase()),
            _ => false,
        };
        if is_short && alias.only.is_empty() && width(&alias.text) <= most {
            return alias.text.clone();
        }
    }
    let mut cut = String::new();
    for c in name.chars() {
        cut.push(c);
        if width(&cut) > most - 12 {
            break;
        }
    }
    // Not within a word, if that does not cost much.
    let end = cut.rfind([' ', '\u{200b}']).filter(|&end| end > cut.len() * 2 / 3).unwrap_or(cut.len());
    cut.truncate(end);
    cut.push('…');
    cut
}

/// About how wide a text is at fourteen units a line, for fonts that differ.
fn width(text: &str) -> i32 {
    let tenths: i32 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | '\'' | '’' | '(' | ')' | '-' => 40,
            'm' | 'w' | 'M' | 'W' => 112,
            'A'..='Z' => 92,
            // What hangs above, below and around a letter of Khmer.
            '\u{17b4}' | '\u{17b5}' | '\u{17b7}'..='\u{17bd}' | '\u{17c6}' | '\u{17c9}'..='\u{17d3}' | '\u{200b}' => 10,
            '\u{1780}'..='\u{17ff}' => 125,
            _ => 71,
        })
        .sum();
    tenths / 10
}

/// The lines of the ties whose ends are drawn, of squares those of which two are.
fn lines(spots: &[Spot], ties: &[Tie]) -> Vec<Line> {
    let mut lines = Vec::new();
    for ((at, tie), square) in ties.iter().enumerate().zip(squares(spots, ties)) {
        let ends = seen(spots, tie);
        match (square, ends.as_slice()) {
            (Some(square), _) => lines.extend(ends.iter().map(|&end| Line { tie: at, from: square, to: end })),
            (None, &[from, to]) if tie.ends.len() == 2 => lines.push(Line { tie: at, from, to }),
            _ => {}
        }
    }
    lines
}

/// Lets lines leave a state beside each other, in the order of the heights to which they lead, so that none crosses another
/// there; answers how high the two states stand for it. The line between the states keeps the middle.
fn spread(lines: &mut [Line]) -> [i32; 2] {
    // At each state, to the left and to the right, above and below: how far off each line leads.
    let mut quarters: [Vec<u64>; 8] = Default::default();
    for (at, line) in lines.iter().enumerate() {
        for (state, other) in [(line.from, line.to), (line.to, line.from)] {
            if !state.is_state() || other.is_state() {
                continue;
            }
            let quarter = usize::from(state.column == 3) << 2
                | usize::from(state.is_left_of(other)) << 1
                | usize::from(other.y > 0);
            // Past the names in the middle it first goes half the way.
            let off = other.y.unsigned_abs() >> u32::from(is_past_names(state, other) || is_past_names(other, state));
            quarters[quarter].push(u64::from(off) << 32 | at as u64);
        }
    }
    let mut heights = [STATE; 2];
    for (number, quarter) in quarters.into_iter().enumerate() {
        let (state, sign) = (number >> 2, if number & 1 == 0 { -1 } else { 1 });
        let apart = PORT.min(FARTHEST / (quarter.len().max(1) as i32)).max(1);
        for (port, at) in (1..).zip(ranked(quarter)) {
            let line = &mut lines[at as usize];
            let end = if line.from.column == 2 * state + 1 { &mut line.from } else { &mut line.to };
            end.port = sign * port * apart;
            heights[state] = heights[state].max(2 * port * apart + NAME / 2);
        }
    }
    heights
}

/// Draws the lines, and their marks.
fn draw(lines: &[Line], ties: &mut [Tie], middle: i32, step: i32) {
    for line in lines {
        let tie = &mut ties[line.tie];
        let (text, mark) = path(line.from, line.to, middle, step);
        let course = tie.course.get_or_insert_with(|| {
            let is_square = tie.ends.len() > 2;
            let (at, along) = if is_square { ((line.from.left, line.from.y), (0, 0)) } else { (mark.at, mark.along) };
            // The root, so that sixty relations are not sixty times as thick as one.
            Course { paths: Vec::new(), at, along, thickness: 8 + (36 * tie.count).isqrt() }
        });
        course.paths.push(text);
    }
}

/// The ends of a tie that are drawn.
fn seen(spots: &[Spot], tie: &Tie) -> Vec<Spot> {
    tie.ends.iter().filter_map(|&end| spots.get(end as usize).copied()).collect()
}

/// Where the squares stand: on the side and at the height of those whom they tie, clear of each other and of the middle.
fn squares(spots: &[Spot], ties: &[Tie]) -> Vec<Option<Spot>> {
    let mut squares: Vec<Option<Spot>> = vec![None; ties.len()];
    // In each column above and below the middle: the squares with how far off they want to be.
    let mut stacks: [Vec<u64>; 4] = Default::default();
    for (at, tie) in ties.iter().enumerate().filter(|(_, tie)| tie.ends.len() > 2) {
        let ends = seen(spots, tie);
        if ends.len() < 2 {
            continue;
        }
        let (mut lean, mut off) = (0, 0);
        for end in &ends {
            lean += end.column as i32 - 2;
            off += end.y;
        }
        off /= ends.len() as i32;
        let load = |side: usize| stacks[2 * side].len() + stacks[2 * side + 1].len();
        let side = usize::from(lean > 0 || (lean == 0 && load(0) > load(1)));
        let is_below = off > 0 || (off == 0 && stacks[2 * side].len() > stacks[2 * side + 1].len());
        stacks[2 * side + usize::from(is_below)].push(u64::from(off.unsigned_abs()) << 32 | at as u64);
    }
    for (number, stack) in stacks.iter_mut().enumerate() {
        let (x, sign) = (SQUARES[number / 2], if number % 2 == 0 { -1 } else { 1 });
        let mut last = 0;
        order::numbers(stack);
        for place in stack {
            last = ((*place >> 32) as i32).max(last + ROW);
            squares[(*place & 0xffff_ffff) as usize] =
                Some(Spot { column: 5, left: x, right: x, y: sign * last, port: 0 });
        }
    }
    squares
}

/// Where a line says which way it runs and how much it carries.
#[derive(Clone, Copy)]
struct Mark {
    at: (i32, i32),
    along: (i32, i32),
}

/// Between the two stand the names in the middle.
fn is_past_names(left: Spot, right: Spot) -> bool {
    left.right < MIDDLE.0 && right.left > MIDDLE.1
}

/// How a line runs from one spot to another, and where its mark is: near its end, and not at a state, where all lines meet.
fn path(from: Spot, to: Spot, middle: i32, step: i32) -> (String, Mark) {
    if from.column == to.column && from.column != 5 {
        return arc(from, to);
    }
    let is_back = to.is_left_of(from);
    let (left, right) = if is_back { (to, from) } else { (from, to) };
    let (x0, y0) = (left.right, left.y + left.port);
    let (x1, y1) = (right.left, right.y + right.port);
    let mut path = Path::from(x0, y0);
    // The piece that carries the mark.
    let mut piece = (x0, y0, x1, y1);
    let are_states = left.is_state() && right.is_state();
    let is_at_left = if to.is_state() { !is_back } else { is_back };
    if is_past_names(left, right) && !are_states {
        // Past the names in the middle, between two rows of them, and clear of the line between the states.
        let off = (left.y + right.y) / 2 - middle;
        let gap = middle + (off / step + if off < 0 { -1 } else { 1 }) * step;
        path.to(MIDDLE.0, gap);
        path.straight(MIDDLE.1, gap);
        piece = if is_at_left { (x0, y0, MIDDLE.0, gap) } else { (MIDDLE.1, gap, x1, y1) };
    }
    path.to(x1, y1);
    let (x0, y0, x1, y1) = piece;
    // A sixth of the way along the curve that `Path::to` draws.
    let near =
        |near: (i32, i32), far: (i32, i32)| ((170 * near.0 + 46 * far.0) / 216, (200 * near.1 + 16 * far.1) / 216);
    let at = match (are_states, is_at_left) {
        (true, _) => ((x0 + x1) / 2, y0),
        (_, true) => near((x0, y0), (x1, y1)),
        (_, false) => near((x1, y1), (x0, y0)),
    };
    let turn = if is_back { -1 } else { 1 };
    (path.text, Mark { at, along: (turn * 13 * (x1 - x0), turn * 10 * (y1 - y0)) })
}

/// A line within a column, bent towards the middle of the picture.
fn arc(from: Spot, to: Spot) -> (String, Mark) {
    let bend = 14 + (from.y - to.y).abs() / 8;
    let x = if from.column == 4 { from.left.min(to.left) - bend } else { from.right.max(to.right) + bend };
    let (x0, x1) = if from.column == 4 { (from.left, to.left) } else { (from.right, to.right) };
    let mut path = Path::from(x0, from.y);
    path.curve([x, from.y, x, to.y, x1, to.y]);
    (path.text, Mark { at: ((x0 + x1 + 6 * x) / 8, (from.y + to.y) / 2), along: (0, to.y - from.y) })
}

/// The text of an SVG path, and how far it has come.
struct Path {
    text: String,
    x: i32,
    y: i32,
}

impl Path {
    fn from(x: i32, y: i32) -> Path {
        let mut path = Path { text: String::new(), x, y };
        path.command('M', &[x, y]);
        path
    }

    /// On to another place, level at both ends.
    fn to(&mut self, x: i32, y: i32) {
        let middle = (self.x + x) / 2;
        self.curve([middle, self.y, middle, y, x, y]);
    }

    fn curve(&mut self, to: [i32; 6]) {
        self.command('C', &to);
        (self.x, self.y) = (to[4], to[5]);
    }

    fn straight(&mut self, x: i32, y: i32) {
        self.command('L', &[x, y]);
        (self.x, self.y) = (x, y);
    }

    fn command(&mut self, letter: char, numbers: &[i32]) {
        for (at, number) in numbers.iter().enumerate() {
            self.text.push(if at == 0 { letter } else { ' ' });
            self.text.push_str(&number.to_string());
        }
    }
}
