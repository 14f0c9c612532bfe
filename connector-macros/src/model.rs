//! What stage 2 hands to stage 3. Holding one means that nothing is wrong with it.

use proc_macro2::TokenStream;
use syn::{Attribute, Expr, Ident, ItemStruct, LitBool, LitStr, Path, Type, Visibility};

/// Which macro was written: all that differs between the two stands here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Contract {
    /// `#[technical_profile]`
    #[default]
    TechnicalProfile,
    /// `#[api_connector]`
    ApiConnector,
}

/// `step`, of an API connector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FlowStep {
    PostFederationSignup,
    PostAttributeCollection,
    PreTokenIssuance,
}

/// A profile.
pub(crate) struct Profile {
    /// The step, of an API connector.
    pub(crate) step: Option<Declared<Choice<FlowStep>>>,
    /// Where the runtime is.
    pub(crate) runtime: TokenStream,
    /// The struct as written, without our attributes.
    pub(crate) item: ItemStruct,
    /// What the generated structs take over from it.
    pub(crate) carried: Carried,
    /// `input_derive(…)`
    pub(crate) input_derives: Vec<Path>,
    /// `output_derive(…)`
    pub(crate) output_derives: Vec<Path>,
    pub(crate) service_url: Declared<Url>,
    pub(crate) auth: Declared<Vec<Auth>>,
    /// The verb: written, or fixed by the mode; `None` for POST that nobody wrote.
    pub(crate) method: Option<Declared<Choice<Method>>>,
    /// Every other key that was written.
    pub(crate) options: Vec<Declared<Value>>,
    /// The fields, in declaration order.
    pub(crate) claims: Vec<Claim>,
    /// The members of the body, where a claim's `path` nests it.
    pub(crate) body: Option<Vec<Member>>,
    /// `refusal`
    pub(crate) refusal: Option<Declared<Path>>,
}

/// A member of an object in the body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Member {
    /// `"name":`
    pub(crate) key: String,
    pub(crate) node: Node,
}

/// A value in the body.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// A claim, by its index among those that travel.
    Claim(usize),
    Object(Vec<Member>),
    Array(Vec<Node>),
}

/// What the generated structs take over from the struct.
#[derive(Clone, Default)]
pub(crate) struct Carried {
    /// Docs, `deprecated`, `allow`.
    pub(crate) attrs: Vec<Attribute>,
    /// `cfg`: on everything that is generated.
    pub(crate) cfgs: Vec<Attribute>,
    /// `Debug`, `Clone`, `PartialEq`, `Eq`, `Hash` of the derives below the macro.
    pub(crate) derives: Vec<Path>,
}

/// A value under the key that says it: the key becomes the field's name in the struct literal, so that the editor knows it.
#[derive(Clone)]
pub(crate) struct Declared<T> {
    pub(crate) key: Ident,
    pub(crate) value: T,
}

/// The value of a key, as the description holds it.
pub(crate) enum Value {
    Text(Text),
    /// `Some(text)`
    Message(Text),
    Bool(LitBool),
    Mode(Choice<Mode>),
    /// `Some(Duration)`, in milliseconds.
    Duration(u64),
    /// `Some(bool)`
    Idempotent(LitBool),
    /// `Some(u32)`
    Count(u32),
    /// `Some(usize)`, in bytes.
    Size(usize),
}

/// A text: a literal, or the path of a constant.
#[derive(Clone)]
pub(crate) enum Text {
    Literal(LitStr),
    Constant(Path),
}

/// A word at the place where the user wrote it.
#[derive(Clone)]
pub(crate) struct Choice<T> {
    pub(crate) word: Ident,
    pub(crate) value: T,
}

/// `SendClaimsIn`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Body,
    Form,
    Header,
    Url,
    QueryString,
}

impl Method {
    /// The word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Get => "Get",
            Self::Post => "Post",
            Self::Put => "Put",
            Self::Patch => "Patch",
            Self::Delete => "Delete",
        }
    }
}

impl Mode {
    /// The word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Body => "Body",
            Self::Form => "Form",
            Self::Header => "Header",
            Self::Url => "Url",
            Self::QueryString => "QueryString",
        }
    }

    /// The verb that the documents fix for it.
    pub(crate) fn verb(self) -> Method {
        match self {
            Self::Body | Self::Form => Method::Post,
            Self::Header | Self::Url | Self::QueryString => Method::Get,
        }
    }

    /// Where that is, in a sentence.
    pub(crate) fn place(self) -> &'static str {
        match self {
            Self::Body => "the body",
            Self::Form => "the form",
            Self::Header => "a header",
            Self::Url => "the URL",
            Self::QueryString => "the query string",
        }
    }
}

/// The verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Method {
    Get,
    Post,
    Put,
    Patch,
    Delete,
}

/// A URL.
pub(crate) enum Url {
    /// A literal that obeys all rules; the runtime takes it apart again.
    Literal(LitStr),
    /// A constant that const evaluation checks.
    Constant { path: Path, allow_http: bool },
}

/// One way of authentication; the word stands at the user's place.
pub(crate) enum Auth {
    Basic {
        word: Ident,
        username: Key,
        password: Key,
    },
    Bearer {
        word: Ident,
        key: Key,
    },
    BearerClaim {
        word: Ident,
    },
    ClientCertificate {
        word: Ident,
        key: Key,
    },
    ApiKeyHeader {
        word: Ident,
        name: String,
        key: Key,
    },
    ApiKeyQuery {
        word: Ident,
        name: String,
        key: Key,
    },
    OAuth2ClientCredentials(Box<OAuth2>),
}

/// `OAuth2ClientCredentials(…)`
pub(crate) struct OAuth2 {
    pub(crate) word: Ident,
    pub(crate) token_url: Declared<Url>,
    pub(crate) client_id: Key,
    pub(crate) client_secret: Key,
    pub(crate) scope: Option<Declared<LitStr>>,
    pub(crate) audience: Option<Declared<LitStr>>,
}

/// The name of a key in the key container, under the word that says it.
pub(crate) type Key = Declared<String>;

/// A field.
pub(crate) struct Claim {
    pub(crate) field: Ident,
    /// The field's name without `r#`.
    pub(crate) name: String,
    pub(crate) vis: Visibility,
    /// Docs, `deprecated`, `allow`: on the fields of the generated structs too.
    pub(crate) attrs: Vec<Attribute>,
    pub(crate) ty: Type,
    pub(crate) source: Source,
    /// What is done to that value.
    pub(crate) map: Option<Map>,
    /// How it travels to the API.
    pub(crate) sent: Option<Sent>,
    pub(crate) outcome: Outcome,
}

/// Where the value before the call comes from.
pub(crate) enum Source {
    /// A field of `…Input`, filled by the caller, or else by the default.
    Caller(Option<Box<Expression>>),
    /// The claim itself.
    Computed(Computed),
    /// There is none: the answer has it.
    Answer,
}

/// Where the value after the call comes from.
pub(crate) enum Outcome {
    /// It is the one from before.
    Kept,
    /// The answer, else the default, else the value from before.
    Read(Box<Read>),
    /// The claim itself.
    Computed(Computed, Option<Box<Map>>),
}

impl Claim {
    /// How it is read from the answer.
    pub(crate) fn read(&self) -> Option<&Read> {
        match &self.outcome {
            Outcome::Read(read) => Some(read),
            Outcome::Kept | Outcome::Computed(..) => None,
        }
    }
}

/// How a claim computes itself.
pub(crate) enum Computed {
    /// `value = expr`
    Value(Box<Expression>),
    /// `resolve = "{…}"`
    Resolved(Resolver),
}

/// A claim resolver.
pub(crate) enum Resolver {
    /// One of the call's context, by its name without braces.
    Context(String),
    /// `{Claim:…}`: another claim, by its index.
    Claim { name: String, claim: usize },
}

/// `value = expr` or `default = expr`
pub(crate) struct Expression {
    /// What the expression must be: the claim's type, or what its `Option` holds.
    pub(crate) ty: Type,
    /// Whether the claim's type is an `Option` of that.
    pub(crate) optional: bool,
    pub(crate) value: Expr,
    /// The claims that it may name, by their index.
    pub(crate) names: Vec<usize>,
    /// Whether it may leave early, with an error.
    pub(crate) leaves: bool,
}

/// `map = function`
pub(crate) struct Map {
    /// What the function takes and gives: the claim's type, or what its `Option` holds.
    pub(crate) ty: Type,
    /// Whether the claim's type is an `Option` of that.
    pub(crate) optional: bool,
    pub(crate) function: Expr,
}

/// A claim that travels to the API.
pub(crate) struct Sent {
    /// The name on the wire, under `partner` where that is written.
    pub(crate) partner: Declared<String>,
    /// Where it goes, under `send_in` where that is written.
    pub(crate) place: Declared<Place>,
    /// Its way in the body.
    pub(crate) path: Option<Declared<Vec<Step>>>,
}

/// Where an input claim goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    In(Mode),
    Payload,
    Bearer,
}

/// A claim that is read from the answer.
pub(crate) struct Read {
    /// The way to it, under `path` where that is written.
    pub(crate) path: Declared<Vec<Step>>,
    pub(crate) form: Form,
    pub(crate) default: Option<Expression>,
    /// What is done to the value that is read, and to the default.
    pub(crate) map: Option<Map>,
}

/// How a claim stands in the answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// As its type says.
    Strict,
    /// `coerce`
    Coerced,
    /// `json`
    Json,
}

impl Form {
    /// What makes the holder of such a claim.
    pub(crate) fn holder(self) -> &'static str {
        match self {
            Self::Strict => "__strict",
            Self::Coerced => "__coerced",
            Self::Json => "__json",
        }
    }
}

/// One step into a JSON document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    Name(String),
    Index(usize),
}

/// An enum with `#[derive(Refusal)]`.
pub(crate) struct Refusal {
    /// Where the runtime is.
    pub(crate) runtime: TokenStream,
    pub(crate) name: Ident,
    /// Each code with its variant.
    pub(crate) cases: Vec<(LitStr, Ident)>,
    pub(crate) other: Other,
}

/// The variant for all other codes.
pub(crate) struct Other {
    pub(crate) name: Ident,
    /// Whether it holds the code.
    pub(crate) code: bool,
}
