using FluentValidation;
using MediatR;
using TalentPortal.Features.Housing.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.ReturnPlans.Domain;
using TalentPortal.Features.Sources.Domain;
using TalentPortal.Platform.Content;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Housing;

/// <summary>What flats are estimated to cost in the parts of a city, and on what that rests.</summary>
/// <param name="City">Address name; null for none.</param>
[Anyone]
public sealed record BrowseRents(string? City) : IQuery<BrowseRentsResult>
{
    internal const int ValueMax = 60;
}

/// <param name="Cities">Those of which rents are told, by GB/T 2260 code.</param>
/// <param name="City">The one that is shown; null where none was asked for.</param>
/// <param name="Method">How the figures were made.</param>
/// <param name="Anchors">On which published figures they rest: those of the country and of the city.</param>
/// <param name="IsUnknown">The city in the address is none of which rents are told.</param>
public sealed record BrowseRentsResult(IReadOnlyList<string> Cities, string? City, IReadOnlyList<RentRow> Rows, IReadOnlyList<RentAnchor> Method, IReadOnlyList<RentAnchor> Anchors, ClaimBook Claims, bool IsUnknown);

internal sealed class BrowseRentsValidator : AbstractValidator<BrowseRents>
{
    public BrowseRentsValidator() => RuleFor(x => x.City).IsPlainText(BrowseRents.ValueMax, "BrowseListings_TooLong");
}

internal sealed class BrowseRentsHandler(ContentLedger ledger, CurrentCall call) : IRequestHandler<BrowseRents, Outcome<BrowseRentsResult>>
{
    public async Task<Outcome<BrowseRentsResult>> Handle(BrowseRents request, CancellationToken ct)
    {
        var cities = RentTable.Current.Rows.Select(row => row.City).Distinct(StringComparer.Ordinal).ToList();
        var asked = request.City?.Trim() is { Length: > 0 } text ? text : null;
        var city = ReferenceData.Divisions.BySlug(asked)?.Code is { } code && cities.Contains(code) ? code : null;
        var anchors = RentAnchor.Released;
        return new BrowseRentsResult(
            cities, city, [.. RentTable.Current.Rows.Where(row => row.City == city)], [.. anchors.Where(one => one.IsMethod)], [.. anchors.Where(one => !one.IsMethod && (one.Place is null || one.Place == city))],
            (await ledger.At(call.TenantId, ct)).Claims, asked is not null && city is null);
    }
}
