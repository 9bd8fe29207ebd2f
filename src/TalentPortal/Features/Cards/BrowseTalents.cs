using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards;

/// <summary>
/// The blind cards that show to the employer at the tenant of the site. The database leaves out those whose people blocked it and
/// those that fit too few people by now. In an order of the day, which says nothing of when a card was made.
/// </summary>
/// <param name="Degree">Code of a degree; the other filters are codes too, and null filters nothing. A filter finds what a card shows and nothing else.</param>
/// <param name="Industry">Code of a branch or of the sector above it.</param>
/// <param name="Region">A part of the world.</param>
[Requires(CardsPermissions.Browse)]
public sealed record BrowseTalents(
    string? Degree = null, string? Field = null, string? Industry = null, string? Years = null, string? Region = null, string? Language = null, string? Place = null, int Page = 1) : IQuery<BrowseTalentsResult>;

/// <param name="IsAdmitted">Whether the tenant has verified and admitted the employer.</param>
/// <param name="Total">How many cards there are; null where there are fewer than <see cref="TalentCard.PeopleLeast"/>, but some.</param>
public sealed record BrowseTalentsResult(bool IsAdmitted, IReadOnlyList<BrowseTalentsResult.Card> Cards, int? Total, int Page, int Pages)
{
    public const int PageSize = 20;

    /// <param name="Reference">Of this employer alone, see <see cref="CardReferences"/>.</param>
    public sealed record Card(Guid Reference, IReadOnlyList<string> Marks);
}

internal sealed class BrowseTalentsValidator : AbstractValidator<BrowseTalents>
{
    public BrowseTalentsValidator()
    {
        foreach (var rule in (System.Linq.Expressions.Expression<Func<BrowseTalents, string?>>[])[x => x.Degree, x => x.Field, x => x.Industry, x => x.Years, x => x.Region, x => x.Language, x => x.Place])
            RuleFor(rule).MaximumLength(CardMarks.MarkMax / 2).Says("BrowseTalents_NotInList");
        RuleFor(x => x.Page).InclusiveBetween(1, 1_000_000).Says("BrowseTalents_NotInList");
    }
}

internal sealed class BrowseTalentsHandler(AppDb db, CurrentCall call, CardReferences references, TimeProvider clock) : IRequestHandler<BrowseTalents, Outcome<BrowseTalentsResult>>
{
    public async Task<Outcome<BrowseTalentsResult>> Handle(BrowseTalents request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        if (!await db.EmployerAdmissions.AtTenantOf(call).OfEmployerOf(call).AnyAsync(a => a.Status == AdmissionStatus.Admitted && a.Verification != null, ct)) return new BrowseTalentsResult(false, [], 0, 1, 1);
        var wanted = Wanted(request);
        var found = await db.CardsShown(call).Select(c => new { c.FaceId, c.Marks }).ToListAsync(ct);
        var seed = string.Create(CultureInfo.InvariantCulture, $"{tenant.DayAt(clock.GetUtcNow()).DayNumber}|{call.EmployerId}|");
        var ordered = found.Where(c => wanted.All(any => any.Exists(c.Marks.Contains))).OrderBy(c => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed + c.FaceId)))).ToList();
        var pages = Math.Max(1, (ordered.Count + BrowseTalentsResult.PageSize - 1) / BrowseTalentsResult.PageSize);
        var page = Math.Min(request.Page, pages);
        List<BrowseTalentsResult.Card> cards = [];
        foreach (var card in ordered.Skip((page - 1) * BrowseTalentsResult.PageSize).Take(BrowseTalentsResult.PageSize)) cards.Add(new(await references.Of(call, card.FaceId, ct), card.Marks));
        return new BrowseTalentsResult(true, cards, ordered.Count is > 0 and < TalentCard.PeopleLeast ? null : ordered.Count, page, pages);
    }

    /// <summary>For each filter the marks of which a card has to show one.</summary>
    private static List<List<string>> Wanted(BrowseTalents request)
    {
        List<List<string>> wanted = [];
        foreach (var (fact, code) in ((CardFact, string?)[])
            [(CardFact.Degree, request.Degree), (CardFact.Field, request.Field), (CardFact.Industry, request.Industry), (CardFact.Years, request.Years), (CardFact.Region, request.Region), (CardFact.Language, request.Language), (CardFact.Place, request.Place)])
            if (!string.IsNullOrEmpty(code)) wanted.Add([CardMarks.Mark(fact, CardGrain.Fine, code), CardMarks.Mark(fact, CardGrain.Coarse, code)]);
        return wanted;
    }
}
