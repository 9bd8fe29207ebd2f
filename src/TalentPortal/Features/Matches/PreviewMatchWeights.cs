using FluentValidation;
using MediatR;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>What other weights would change, for an invented person: nobody's data is looked at.</summary>
[Requires(MatchesPermissions.Weigh)]
public sealed record PreviewMatchWeights(MatchScale Scale, string? Degree, string? Industry, string? Place, string? Kind) : IQuery<PreviewMatchWeightsResult>;

/// <param name="Items">The first postings under the new weights.</param>
public sealed record PreviewMatchWeightsResult(IReadOnlyList<PreviewMatchWeightsResult.Item> Items)
{
    public const int Most = 10;

    /// <param name="Before">Place in the order that counts now, from 1; null for one that was not among the first.</param>
    public sealed record Item(Guid JobId, Bilingual Title, Bilingual Employer, int? Before, int PointsBefore, MatchFitness Fitness);
}

internal sealed class PreviewMatchWeightsValidator : AbstractValidator<PreviewMatchWeights>
{
    public PreviewMatchWeightsValidator()
    {
        RuleFor(x => x.Scale).NotNull().Says("SaveMatchWeights_Unfit", MatchScale.Most).SetValidator(new MatchScaleValidator());
        RuleFor(x => x.Degree).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Degrees.Has(code)).Says("PreviewMatchWeights_NotInList");
        RuleFor(x => x.Industry).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Industries.Has(code)).Says("PreviewMatchWeights_NotInList");
        RuleFor(x => x.Place).Must(code => string.IsNullOrEmpty(code) || ReferenceData.Divisions.Has(code)).Says("PreviewMatchWeights_NotInList");
        RuleFor(x => x.Kind).Must(code => string.IsNullOrEmpty(code) || ReferenceData.EmploymentKinds.Has(code)).Says("PreviewMatchWeights_NotInList");
    }
}

internal sealed class PreviewMatchWeightsHandler(CurrentCall call, MatchBook book) : IRequestHandler<PreviewMatchWeights, Outcome<PreviewMatchWeightsResult>>
{
    private static readonly HashSet<Guid> nothing = [];

    public async Task<Outcome<PreviewMatchWeightsResult>> Handle(PreviewMatchWeights request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var wishes = new TalentWishes(Said(request.Degree), Said(request.Industry), Said(request.Place) is { } place ? [place] : [], Said(request.Kind) is { } kind ? [kind] : [], null);
        if (wishes.IsEmpty) return new PreviewMatchWeightsResult([]);
        var now = (await book.Rank(wishes, (await book.Scale(ct)).Scale, nothing, ct)).Best.Select((match, at) => (match, Place: at + 1)).ToDictionary(one => one.match.Listing.JobId, one => (one.Place, one.match.Fitness.Points));
        var then = (await book.Rank(wishes, request.Scale, nothing, ct)).Best;
        return new PreviewMatchWeightsResult(
        [
            .. then.Take(PreviewMatchWeightsResult.Most).Select(match => new PreviewMatchWeightsResult.Item(
                match.Listing.JobId, match.Listing.Title, match.Listing.Employer, now.TryGetValue(match.Listing.JobId, out var before) ? before.Place : null, before.Points, match.Fitness)),
        ]);
    }

    private static string? Said(string? code) => string.IsNullOrEmpty(code) ? null : code;
}
