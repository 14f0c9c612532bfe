//! The keys of a claim.

use super::{On, Word};

/// The keys of a claim, in the order of the reference.
pub(crate) const CLAIM: &[Word] = &[
    claim(
        "partner",
        BOTH,
        "partner = \"firstName\"",
        "`PartnerClaimType`",
        "The name on the wire. Default: the field's name.",
    ),
    claim(
        "path",
        BOTH,
        "path = \"data[0].email\"",
        "`ResolveJsonPathsInJsonTokens`, `GenerateJson`",
        "Read from a nested answer: `a[0].b`, `a.0.b`, `['odd.name']`, `$` for the whole body. On an input, written into a nested body by the same grammar, with indices from 0 without a gap.",
    ),
    claim(
        "default",
        BOTH,
        "default = true",
        "`DefaultValue`",
        "Used when the claim is absent; the type of an input is then `Option<T>`.",
    ),
    claim(
        "value",
        EACH,
        "value = \"client_credentials\"",
        "`DefaultValue` with `AlwaysUseDefaultValue`, claims transformations",
        "Always this; may name the claims above it, which are references, and may use `?`. Such an input is no field of `…Input`, such an output is not read.",
    ),
    claim(
        "map",
        BOTH,
        "map = trimmed",
        "`InputClaimsTransformations`, `OutputClaimsTransformations`",
        "A function applied in place: `fn(T) -> T`, or `fn(T) -> Result<T, E>`; to what an `Option` holds. On an output, to what the answer or the default gives; what was sent stays.",
    ),
    claim(
        "resolve",
        BOTH,
        "resolve = \"{Culture:RFC5646}\"",
        "`IncludeClaimResolvingInClaimsHandling`",
        "Filled from the context of the call, or by `{Claim:name}` from another claim. Such an input is no field of `…Input`, such an output is not read.",
    ),
    claim(
        "payload",
        &[On::Input],
        "payload",
        "`ClaimUsedForRequestPayload`",
        "This claim alone is the body.",
    ),
    claim(
        "bearer",
        &[On::Input],
        "bearer",
        "`UseClaimAsBearerToken`",
        "The token of `auth = Bearer`; not sent as a claim.",
    ),
    claim(
        "coerce",
        &[On::Output],
        "coerce",
        "none",
        "A number or bool may become a string, a numeric or `true`/`false` string the other way.",
    ),
    claim(
        "json",
        &[On::Output],
        "json",
        "none",
        "The claim is a JSON document inside a string.",
    ),
    claim(
        "send_in",
        &[On::Input],
        "send_in = Header",
        "none",
        "This claim goes elsewhere than `send_claims_in` says.",
    ),
];

const BOTH: &[On] = &[On::Input, On::Output];
const EACH: &[On] = &[On::Input, On::Output, On::Claim];

const fn claim(
    name: &'static str,
    on: &'static [On],
    sample: &'static str,
    documents: &'static str,
    text: &'static str,
) -> Word {
    Word {
        name,
        takes: "",
        text,
        documents,
        sample,
        constant: false,
        on,
    }
}
