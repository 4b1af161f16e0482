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
        spots.push(Spot { column, left: label.x, right: label.x + label.width, y: label.y });
        actors[at].label = Some(label);
    }
    let mut squares = squares(&spots, ties);
    let deepest = squares.iter().flatten().map(|square| square.y.abs()).max().unwrap_or(0);
    let middle = MARGIN + deepest.max(room / 2);
    for label in actors.iter_mut().filter_map(|actor| actor.label.as_mut()) {
        label.y += middle;
    }
    for spot in spots.iter_mut().chain(squares.iter_mut().flatten()) {
        spot.y += middle;
    }
    draw(&spots, &squares, ties, middle, step(columns[2].len(), room));
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
    Label { text, x, y, width, align, is_anchor }
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

/// Draws the ties whose ends are drawn, of squares those of which two are. The names in the middle stand `step` apart.
fn draw(spots: &[Spot], squares: &[Option<Spot>], ties: &mut [Tie], middle: i32, step: i32) {
    for (tie, &square) in ties.iter_mut().zip(squares) {
        let ends = seen(spots, tie);
        let mut paths = Vec::new();
        let mut mark = Mark { at: (0, 0), along: (0, 0) };
        match (square, ends.as_slice()) {
            (Some(square), _) => {
                for end in ends {
                    paths.push(path(square, end, middle, step).0);
                }
                mark.at = (square.left, square.y);
            }
            (None, &[from, to]) if tie.ends.len() == 2 => {
                let line = path(from, to, middle, step);
                paths.push(line.0);
                mark = line.1;
            }
            _ => continue,
        }
        // The root, so that sixty relations are not sixty times as thick as one.
        let thickness = 8 + (36 * tie.count).isqrt();
        tie.course = Some(Course { paths, at: mark.at, along: mark.along, thickness });
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
            squares[(*place & 0xffff_ffff) as usize] = Some(Spot { column: 5, left: x, right: x, y: sign * last });
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

/// How a line runs from one spot to another, and where its mark is: near its end, and not at a state, where all lines meet.
fn path(from: Spot, to: Spot, middle: i32, step: i32) -> (String, Mark) {
    if from.column == to.column && from.column != 5 {
        return arc(from, to);
    }
    let is_back = from.left + from.right > to.left + to.right;
    let (left, right) = if is_back { (to, from) } else { (from, to) };
    let (x0, x1) = (left.right, right.left);
    let is_state = |spot: Spot| spot.column == 1 || spot.column == 3;
    let mut path = Path::from(x0, left.y);
    // The piece that carries the mark.
    let mut piece = (x0, left.y, x1, right.y);
    let is_at_left = if is_state(to) { !is_back } else { is_back };
    if x0 < MIDDLE.0 && x1 > MIDDLE.1 && !(is_state(left) && is_state(right)) {
        // Past the names in the middle, between two rows of them, and clear of the line between the states.
        let off = (left.y + right.y) / 2 - middle;
        let gap = middle + (off / step + if off < 0 { -1 } else { 1 }) * step;
        path.to(MIDDLE.0, gap);
        path.straight(MIDDLE.1, gap);
        piece = if is_at_left { (x0, left.y, MIDDLE.0, gap) } else { (MIDDLE.1, gap, x1, right.y) };
    }
    path.to(x1, right.y);
    let (x0, y0, x1, y1) = piece;
    // A sixth of the way along the curve that `Path::to` draws.
    let near =
        |near: (i32, i32), far: (i32, i32)| ((170 * near.0 + 46 * far.0) / 216, (200 * near.1 + 16 * far.1) / 216);
    let at = match (is_state(left) && is_state(right), is_at_left) {
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
