using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Matches;

/// <summary>
/// The blind cards that fit one of the employer's postings best. Compared is what a card shows to this employer and nothing
/// else, so that the order says no more than the cards do; which cards there are the database decides.
/// </summary>
[Requires(MatchesPermissions.Talents)]
public sealed record BrowseCardMatches(Guid JobId) : IQuery<BrowseCardMatchesResult>;

/// <param name="IsAdmitted">Whether the tenant has verified and admitted the employer.</param>
public sealed record BrowseCardMatchesResult(Bilingual Title, bool IsAdmitted, MatchScale Scale, int Number, IReadOnlyList<BrowseCardMatchesResult.Item> Items)
{
    public const int Most = 20;

    /// <param name="Reference">Of this employer alone, see <see cref="CardReferences"/>.</param>
    public sealed record Item(Guid Reference, MatchFitness Fitness);
}

internal sealed class BrowseCardMatchesHandler(AppDb db, CurrentCall call, MatchBook book, CardReferences references, TimeProvider clock) : IRequestHandler<BrowseCardMatches, Outcome<BrowseCardMatchesResult>>
{
    public async Task<Outcome<BrowseCardMatchesResult>> Handle(BrowseCardMatches request, CancellationToken ct)
    {
        var employer = call.EmployerId;
        if (call.Tenant is not { } tenant || await db.Jobs.AsNoTracking().SingleOrDefaultAsync(j => j.TenantId == tenant.Id && j.EmployerId == employer && j.Id == request.JobId, ct) is not { } job) return Outcome.NotFound;
        var (scale, number) = await book.Scale(ct);
        if (!await db.EmployerAdmissions.AtTenantOf(call).OfEmployerOf(call).AnyAsync(a => a.Status == AdmissionStatus.Admitted && a.Verification != null, ct)) return new BrowseCardMatchesResult(job.Content.Title, false, scale, number, []);
        var posting = new PostingFacts(job.Content.DegreeCode, job.Content.IndustryCode, job.Content.DivisionCode, job.Content.KindCode, null);
        // Ties in an order of the day, which says nothing of when a card was made.
        var seed = string.Create(CultureInfo.InvariantCulture, $"{tenant.DayAt(clock.GetUtcNow()).DayNumber}|{employer}|{job.Id}|");
        var cards = await db.CardsShown(call).Select(c => new { c.FaceId, c.Marks }).ToListAsync(ct);
        var best = cards.Select(card => (card.FaceId, Fitness: CardMatching.Compare(card.Marks, posting, scale))).Where(one => one.Fitness.Points > 0).OrderByDescending(one => one.Fitness.Points)
            .ThenBy(one => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(seed + one.FaceId)))).Take(BrowseCardMatchesResult.Most);
        List<BrowseCardMatchesResult.Item> items = [];
        foreach (var (face, fitness) in best) items.Add(new(await references.Of(call, face, ct), fitness));
        return new BrowseCardMatchesResult(job.Content.Title, true, scale, number, items);
    }
}
