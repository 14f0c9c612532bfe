//! Claims that are computed: expressions over the claims that have their value by then, resolvers, functions.

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;
use syn::Expr;
use syn::spanned::Spanned;

use crate::expand::call::of_trait;
use crate::expand::profile;
use crate::model::{Claim, Computed, Expression, Map, Resolver};
use crate::support::at;

/// What a claim is computed within: the claims, and where the value of each stands by now.
pub(crate) struct Frame<'a> {
    pub(crate) runtime: &'a TokenStream,
    pub(crate) claims: &'a [Claim],
    /// One for each claim; of one without a value there is nothing to name.
    pub(crate) places: Vec<TokenStream>,
}

impl Frame<'_> {
    /// The value of a claim that computes itself.
    pub(crate) fn computed(&self, claim: &Claim, computed: &Computed) -> TokenStream {
        let rt = self.runtime;
        match computed {
            Computed::Value(expression) => self.whole(claim, expression),
            Computed::Resolved(resolver) => {
                let name = &claim.name;
                let read = of_trait(rt, &claim.ty, &quote!(ResolvedClaim<_>), "__resolved");
                match resolver {
                    Resolver::Context(resolver) => {
                        quote!(__scope.resolved(#name, #resolver, #read)?)
                    }
                    Resolver::Claim {
                        name: resolver,
                        claim: other,
                    } => {
                        let text = self.claims.get(*other).zip(self.places.get(*other)).map(
                            |(other, place)| {
                                let source =
                                    of_trait(rt, &other.ty, &quote!(SourceClaim), "__source");
                                quote!(#source(&#place))
                            },
                        );
                        quote!(__scope.resolved_from(#name, #resolver, #text, #read)?)
                    }
                }
            }
        }
    }

    /// An expression as the claim's own type.
    pub(crate) fn whole(&self, claim: &Claim, expression: &Expression) -> TokenStream {
        let (rt, value) = (self.runtime, self.expression(claim, expression));
        if expression.optional {
            quote!(#rt::__private::Some(#value))
        } else {
            value
        }
    }

    /// An expression as the type that it must be. One that names claims, or may fail, is a closure over references to them:
    /// rustc's errors land on the expression and on the field's type.
    pub(crate) fn expression(&self, claim: &Claim, expression: &Expression) -> TokenStream {
        let rt = self.runtime;
        let Expression {
            ty,
            value,
            names,
            leaves,
            ..
        } = expression;
        if names.is_empty() && !leaves {
            return profile::default(rt, ty, value);
        }
        let name = &claim.name;
        let named = || names.iter().filter_map(|index| self.claims.get(*index));
        let parameters = named().map(|claim| {
            let (field, ty) = (&claim.field, &claim.ty);
            quote!(#field: &#ty)
        });
        let places = names.iter().filter_map(|index| self.places.get(*index));
        // The closure is the user's own to rustc, so that its errors do not speak of an expansion; what we bind is not, so
        // that it meets nothing of theirs.
        let here = |tokens| at(value.span(), tokens);
        let (bar, arrow, close) = (
            here(quote!(|)),
            here(quote!(-> #rt::__private::Computed<)),
            here(quote!(>)),
        );
        let body = braced(
            value,
            quote! {
                let __value: #ty = #value;
                #rt::__private::Ok(__value)
            },
        );
        let closure = quote!(#bar #(#parameters),* #bar #arrow #ty #close #body);
        quote!(__scope.computed(#name, (#closure)(#(&#places),*))?)
    }

    /// What the function makes of a value of the claim's type.
    pub(crate) fn mapped(
        &self,
        claim: &Claim,
        map: Option<&Map>,
        value: TokenStream,
    ) -> TokenStream {
        let Some(Map {
            ty,
            optional,
            function,
        }) = map
        else {
            return value;
        };
        let (rt, name) = (self.runtime, &claim.name);
        // As with expressions; the type's own tokens stay at the field, so that a function of another type is told beside it.
        let here = |tokens| at(function.span(), tokens);
        let (open, close) = (
            here(quote!(<_ as #rt::MappedClaim<)),
            here(quote!(, _>>::__mapped)),
        );
        let (pointer, result) = (at(ty.span(), quote!(fn)), at(ty.span(), quote!(-> _)));
        let call = |value: TokenStream| {
            let block = braced(
                function,
                quote! {
                    let __map: #pointer(#ty) #result = #function;
                    __map(#value)
                },
            );
            quote!(__scope.computed(#name, #open #ty #close(#block))?)
        };
        if !optional {
            return call(value);
        }
        let some = call(quote!(__value));
        quote! {
            match #value {
                #rt::__private::Some(__value) => {
                    #rt::__private::Some(#some)
                }
                #rt::__private::None => #rt::__private::None,
            }
        }
    }
}

/// A block whose braces stand where the user's expression stands.
fn braced(expr: &Expr, inside: TokenStream) -> Group {
    let mut block = Group::new(Delimiter::Brace, inside);
    block.set_span(expr.span());
    block
}
