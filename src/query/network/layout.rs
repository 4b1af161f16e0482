//! Where each actor of a network stands and how each tie runs.
//!
//! Five columns: the bodies of one state, the state, everybody else, the other state, its bodies. Each actor has a row of
//! its own, so no name can stand on another; a few sweeps put those who are tied at the same height. All is done in whole
//! numbers, so that the picture is the same on every machine.

use crate::model::Alias;
use crate::order;
use crate::query::network::{Actor, Course, Label, Tie};
use crate::query::shape::View;

pub const WIDTH: i32 = 1000;
/// From row to row.
const ROW: i32 = 26;
/// Where a picture begins and ends above and below its rows.
const MARGIN: i32 = 20;
const SWEEPS: usize = 8;

/// The columns: where a name begins, ends or has its middle, and how wide it may be.
const COLUMNS: [(i32, &str, i32); 5] =
    [(192, "end", 190), (300, "middle", 104), (500, "middle", 190), (700, "middle", 104), (808, "start", 190)];
const SIDES: [usize; 3] = [2, 0, 4];
/// Where squares stand: between a state and the middle.
const SQUARES: [i32; 2] = [378, 622];
/// The room of the names in the middle, which a line crosses between two rows.
const MIDDLE: (i32, i32) = (402, 598);

/// A place to which a line leads.
#[derive(Clone, Copy)]
struct Spot {
    column: usize,
    left: i32,
    right: i32,
    y: i32,
}

/// Places the actors that are drawn and draws their ties; answers how high the picture is.
pub fn lay_out(view: View, ids: &[u32], actors: &mut [Actor], ties: &mut [Tie]) -> i32 {
    let n = ids.len();
    let mut columns: [Vec<u32>; 5] = Default::default();
    for (at, &id) in (0..).zip(ids) {
        columns[column(view, id)].push(at);
    }
    let rows = SIDES.map(|side| slots(side, columns[side].len())).into_iter().max().unwrap_or(0);
    let height = 2 * MARGIN + ROW * rows.max(5) as i32;
    let mut y = vec![height / 2; n];
    for sweep in 0..SWEEPS {
        for side in SIDES {
            if sweep > 0 {
                let order = std::mem::take(&mut columns[side]);
                columns[side] = order::by_key(order, |&at| pull(at, &y, &columns, ties) as u64);
            }
            for (place, &at) in columns[side].iter().enumerate() {
                y[at as usize] = row(side, place, columns[side].len(), height);
            }
        }
    }
    let mut spots = Vec::with_capacity(n);
    for at in 0..n {
        let column = columns.iter().position(|column| column.contains(&(at as u32))).unwrap_or(2);
        let label = label(view, ids[at], column, y[at]);
        spots.push(Spot { column, left: label.x, right: label.x + label.width, y: label.y });
        actors[at].label = Some(label);
    }
    draw(&spots, ties, height);
    height
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

/// How many rows so many names take: the middle keeps the line between the states free, bodies keep clear of their state.
fn slots(side: usize, n: usize) -> usize {
    n.next_multiple_of(2) + if side == 2 { 0 } else { 2 }
}

fn row(side: usize, place: usize, n: usize, height: i32) -> i32 {
    let slots = slots(side, n);
    let upper = n.div_ceil(2);
    let slot = if place < upper { place } else { place + slots - n.next_multiple_of(2) };
    // Few names stand further apart.
    let step = ((height - 2 * MARGIN) / slots.max(1) as i32).clamp(ROW, ROW * 3 / 2);
    height / 2 + (2 * slot as i32 + 1 - slots as i32) * step / 2
}

/// The height at which those stand to whom an actor is tied; the states, which stand in the middle, do not pull.
fn pull(at: u32, y: &[i32], columns: &[Vec<u32>; 5], ties: &[Tie]) -> i32 {
    let (mut sum, mut n) = (0, 0);
    for tie in ties.iter().filter(|tie| tie.ends.contains(&at)) {
        for &end in &tie.ends {
            if end != at && !columns[1].contains(&end) && !columns[3].contains(&end) {
                if let Some(y) = y.get(end as usize) {
                    sum += y;
                    n += 1;
                }
            }
        }
    }
    if n > 0 { sum / n } else { y[at as usize] }
}

fn label(view: View, id: u32, column: usize, y: i32) -> Label {
    let (x, align, most) = COLUMNS[column];
    let is_anchor = column == 1 || column == 3;
    let entity = &view.store.catalogue.entities[id as usize];
    let text = fitting(view.words(&entity.name), &entity.alias, most - 12);
    // The names of the states are set larger.
    let width = (width(&text) * if is_anchor { 4 } else { 3 } / 3 + 12).min(most);
    let x = match align {
        "end" => x - width,
        "middle" => x - width / 2,
        _ => x,
    };
    Label { text, x, y, width, align, is_anchor }
}

/// A name that is no wider than its room: whole, else an acronym or a short form that means it everywhere, else cut.
fn fitting(name: String, aliases: &[Alias], most: i32) -> String {
    if width(&name) <= most {
        return name;
    }
    let short = aliases
        .iter()
        .find(|alias| alias.only.is_empty() && alias.text.chars().count() <= 12 && is_acronym(&alias.text));
    if let Some(short) = short {
        return short.text.clone();
    }
    let mut cut = String::new();
    for c in name.chars() {
        cut.push(c);
        if width(&cut) > most - 12 {
            break;
        }
    }
    // Not within a word, unless the word is the whole; nor between a letter of Khmer and what hangs on it.
    let end = cut.rfind([' ', '\u{200b}']).filter(|&end| end > cut.len() / 2).unwrap_or(cut.len());
    cut.truncate(end);
    cut.push('…');
    cut
}

fn is_acronym(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_uppercase() || c == '.')
}

/// About how wide a text is at fourteen units a line, for fonts that differ.
fn width(text: &str) -> i32 {
    let tenths: i32 = text
        .chars()
        .map(|c| match c {
            'i' | 'j' | 'l' | 't' | 'f' | 'r' | 'I' | ' ' | '.' | ',' | '\'' | '’' | '(' | ')' | '-' => 45,
            'm' | 'w' | 'M' | 'W' => 120,
            'A'..='Z' => 96,
            // What hangs above, below and around a letter of Khmer.
            '\u{17b4}'..='\u{17bd}' | '\u{17c6}' | '\u{17c9}'..='\u{17d3}' | '\u{200b}' => 10,
            '\u{1780}'..='\u{17ff}' => 100,
            _ => 76,
        })
        .sum();
    tenths / 10
}

/// Draws the ties whose ends are drawn, of squares those of which two are.
fn draw(spots: &[Spot], ties: &mut [Tie], height: i32) {
    let seen =
        |tie: &Tie| -> Vec<Spot> { tie.ends.iter().filter_map(|&end| spots.get(end as usize).copied()).collect() };
    let squares = squares(ties, &seen, height / 2);
    for (tie, square) in ties.iter_mut().zip(squares) {
        let ends = seen(tie);
        // The root, so that sixty relations are not sixty times as thick as one.
        let thickness = 8 + (36 * tie.count).isqrt();
        tie.course = match (square, ends.as_slice()) {
            (Some(square), _) => Some(Course {
                paths: ends.iter().map(|&end| path(square, end, height).0).collect(),
                at: (square.left, square.y),
                along: (0, 0),
                thickness,
            }),
            (None, &[from, to]) if tie.ends.len() == 2 => {
                let (path, at, along) = path(from, to, height);
                Some(Course { paths: vec![path], at, along, thickness })
            }
            _ => None,
        };
    }
}

/// Where the squares stand: on the side and at the height of those whom they tie, clear of each other and of the middle.
fn squares(ties: &[Tie], seen: &dyn Fn(&Tie) -> Vec<Spot>, middle: i32) -> Vec<Option<Spot>> {
    let mut squares: Vec<Option<Spot>> = vec![None; ties.len()];
    // In each column above and below the middle: the squares with how far off they want to be.
    let mut stacks: [Vec<(usize, i32)>; 4] = Default::default();
    let mut load = [0, 0];
    for (at, tie) in ties.iter().enumerate().filter(|(_, tie)| tie.ends.len() > 2) {
        let ends = seen(tie);
        if ends.len() < 2 {
            continue;
        }
        let lean: i32 = ends.iter().map(|end| end.column as i32 - 2).sum();
        let side = usize::from(lean > 0 || (lean == 0 && load[0] > load[1]));
        load[side] += 1;
        let off = ends.iter().map(|end| end.y - middle).sum::<i32>() / ends.len() as i32;
        let (above, below) = (2 * side, 2 * side + 1);
        let stack = if off < 0 || (off == 0 && stacks[above].len() < stacks[below].len()) { above } else { below };
        stacks[stack].push((at, off.abs()));
    }
    for (number, stack) in stacks.into_iter().enumerate() {
        let (x, sign) = (SQUARES[number / 2], if number % 2 == 0 { -1 } else { 1 });
        let mut last = 0;
        for (at, off) in order::by_key(stack, |known| known.1 as u64) {
            last = off.max(last + ROW);
            squares[at] = Some(Spot { column: 5, left: x, right: x, y: middle + sign * last });
        }
    }
    squares
}

/// How a line runs from one spot to another, the middle of it, and its way there.
fn path(from: Spot, to: Spot, height: i32) -> (String, (i32, i32), (i32, i32)) {
    if from.column == to.column && from.column != 5 {
        return arc(from, to);
    }
    let is_back = from.left + from.right > to.left + to.right;
    let (left, right) = if is_back { (to, from) } else { (from, to) };
    let (x0, x1) = (left.right, right.left);
    let turn = if is_back { -1 } else { 1 };
    let mut path = Path::from(x0, left.y);
    if x0 >= MIDDLE.0 || x1 <= MIDDLE.1 || (left.y == right.y && left.y == height / 2) {
        path.to(x1, right.y);
        let along = (turn * (x1 - x0), turn * 2 * (right.y - left.y));
        return (path.0, ((x0 + x1) / 2, (left.y + right.y) / 2), along);
    }
    // Past the names in the middle, between two rows of them, and clear of the line between the states.
    let off = (left.y + right.y - height) / 2;
    let gap = height / 2 + (off / ROW + if off < 0 { -1 } else { 1 }) * ROW;
    path.to(MIDDLE.0, gap);
    path.straight(MIDDLE.1, gap);
    path.to(x1, right.y);
    (path.0, (WIDTH / 2, gap), (turn, 0))
}

/// A line within a column, bent towards the middle of the picture.
fn arc(from: Spot, to: Spot) -> (String, (i32, i32), (i32, i32)) {
    let bend = 14 + (from.y - to.y).abs() / 8;
    let (x0, x1, bend) = if from.column == 4 { (from.left, to.left, -bend) } else { (from.right, to.right, bend) };
    let x = if bend > 0 { x0.max(x1) + bend } else { x0.min(x1) + bend };
    let mut path = Path::from(x0, from.y);
    path.curve([x, from.y, x, to.y, x1, to.y]);
    (path.0, ((x0 + x1 + 6 * x) / 8, (from.y + to.y) / 2), (0, to.y - from.y))
}

/// The text of an SVG path.
struct Path(String, i32, i32);

impl Path {
    fn from(x: i32, y: i32) -> Path {
        let mut path = Path(String::new(), x, y);
        path.command('M', &[x, y]);
        path
    }

    /// On to another place, level at both ends.
    fn to(&mut self, x: i32, y: i32) {
        let middle = (self.1 + x) / 2;
        self.curve([middle, self.2, middle, y, x, y]);
    }

    fn curve(&mut self, to: [i32; 6]) {
        self.command('C', &to);
        (self.1, self.2) = (to[4], to[5]);
    }

    fn straight(&mut self, x: i32, y: i32) {
        self.command('L', &[x, y]);
        (self.1, self.2) = (x, y);
    }

    fn command(&mut self, letter: char, numbers: &[i32]) {
        for (at, number) in numbers.iter().enumerate() {
            self.0.push(if at == 0 { letter } else { ' ' });
            self.0.push_str(&number.to_string());
        }
    }
}
