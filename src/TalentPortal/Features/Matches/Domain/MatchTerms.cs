using TalentPortal.Features.Jobs.Domain;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>What a posting that fits offers: where, how and for what, and which of its benefits a published policy grants.</summary>
/// <param name="ByPolicy">Benefits for which the posting names a policy, each under that policy's own conditions.</param>
public sealed record MatchTerms(string? DivisionCode, string KindCode, decimal? PayMin, decimal? PayMax, string? PayCurrency, string? PayPeriod, IReadOnlyList<JobBenefit> ByPolicy)
{
    internal static MatchTerms Of(JobListing listing, IReadOnlyDictionary<Guid, IReadOnlyList<JobBenefit>> byPolicy) =>
        new(listing.DivisionCode, listing.KindCode, listing.PayMin, listing.PayMax, listing.PayCurrency, listing.PayPeriod, byPolicy.GetValueOrDefault(listing.JobId) ?? []);
}
