//! What of a date is stated without doubt, as days; the rest of its extent is only possible.

use super::calendar::Day;
use super::single::{Single, Unit};
use super::{Date, Form};

impl Date {
    /// First and last day of what is stated: a day, a month, a year, or the stretch from one to another.
    ///
    /// Nothing is stated by a date in doubt, by a set, of which only one member holds, or where digits are left open. Of a
    /// stretch with one end open, unknown or in doubt, the other end is stated and no more.
    ///
    /// ```
    /// use entente::date::{Date, Day};
    ///
    /// let stated = |text: &str| Some(Date::parse(text).ok()?.stated()?.map(|day| day.ymd()));
    /// assert_eq!(stated("2024-09"), Some([(2024, 9, 1), (2024, 9, 30)]));
    /// assert_eq!(stated("1952/.."), Some([(1952, 1, 1), (1952, 12, 31)]));
    /// assert_eq!(stated("2016/2019?"), stated("2016"));
    /// assert_eq!(stated("[2020-07..2020-11]"), None);
    /// assert_eq!(stated("2023?-09-18"), None);
    /// ```
    pub fn stated(&self) -> Option<[Day; 2]> {
        match &self.0 {
            Form::Single(single) => single.stated(),
            Form::Interval(start, end) => {
                let of = |single: Option<Single>| single.and_then(Single::stated);
                match (of(start.single()), of(end.single())) {
                    (Some([first, _]), Some([_, last])) => Some([first, last]),
                    (one, other) => one.or(other),
                }
            }
            Form::OneOf(_) => None,
        }
    }
}

impl Single {
    /// A season is in doubt by itself: `division_months` gives it more months than anyone means.
    fn stated(self) -> Option<[Day; 2]> {
        let is_whole = match self.unit {
            Unit::Year(_) | Unit::Month(..) | Unit::Day(..) => true,
            Unit::Division(_, code) => code >= 33,
            _ => false,
        };
        (is_whole && self.is_plain()).then(|| [self.first(), self.last()])
    }
}
