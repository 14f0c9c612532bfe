//! placeholder until merge
#[derive(Debug, Clone)]
pub struct ValidationError {
    user_message: String,
}
impl ValidationError {
    pub(crate) fn read(_body: &[u8], _debug: bool) -> Option<Self> {
        None
    }
    pub(crate) fn for_display(&self) -> String {
        self.user_message.clone()
    }
}
