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
    /// <param name="Reference">Of this employer alone, see <see cref="CardReferences"/>.</param>
    public sealed record Item(Guid Reference, MatchFitness Fitness);
}

internal sealed class BrowseCardMatchesHandler(AppDb db, CurrentCall call, MatchBook book, CardBook cards, CardReferences references) : IRequestHandler<BrowseCardMatches, Outcome<BrowseCardMatchesResult>>
{
    public async Task<Outcome<BrowseCardMatchesResult>> Handle(BrowseCardMatches request, CancellationToken ct)
    {
        var employer = call.EmployerId;
        if (call.TenantId is not { } tenant) return Outcome.NotFound;
        var own = db.Jobs.AsNoTracking().Where(j => j.TenantId == tenant && j.EmployerId == employer && j.Id == request.JobId);
        if (await own.Select(j => new { j.Content.Title, j.Content.DegreeCode, j.Content.IndustryCode, j.Content.DivisionCode, j.Content.KindCode, j.Content.ExperienceYears, j.Content.HskLevel }).SingleOrDefaultAsync(ct) is not { } job) return Outcome.NotFound;
        var (scale, number) = await book.Scale(ct);
        if (!await db.EmployerAdmissions.AtTenantOf(call).OfEmployerOf(call).AnyAsync(a => a.Status == AdmissionStatus.Admitted && a.Verification != null, ct)) return new BrowseCardMatchesResult(job.Title, false, scale, number, []);
        var posting = new PostingFacts(job.DegreeCode, job.IndustryCode, job.DivisionCode, job.KindCode, null) { Years = job.ExperienceYears, Chinese = job.HskLevel };
        List<BrowseCardMatchesResult.Item> items = [];
        foreach (var match in await cards.Rank(request.JobId, posting, scale, ct)) items.Add(new(await references.Of(call, match.FaceId, ct), match.Fitness));
        return new BrowseCardMatchesResult(job.Title, true, scale, number, items);
    }
}
