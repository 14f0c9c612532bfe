pub fn agrees_with(){} pub fn agrees_with_text(){} pub struct Difference; pub struct Disagreement;
