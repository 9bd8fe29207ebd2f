using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Features.Matches.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Matches;

/// <summary>Whoever answers for a case proposes one of the site's postings to its talent, who decides. Nobody else learns of it.</summary>
/// <param name="Words">Why; the talent reads it with the consultant's name.</param>
[Requires(MatchesPermissions.Propose)]
public sealed record ProposeMatch(Guid CaseId, Guid JobId, string? Words) : ICommand<Done>;

internal sealed class ProposeMatchValidator : AbstractValidator<ProposeMatch>
{
    public ProposeMatchValidator() => RuleFor(x => x.Words).NotEmpty().Says("ProposeMatch_WordsMissing").IsPlainText(MatchProposal.WordsMax, "Proposal_WordsUnfit").CrossesNoRedLine();
}

internal sealed class ProposeMatchHandler(AppDb db, CaseDesk desk, SealedCase words, ProposalCourse course, Audit audit, TimeProvider clock) : IRequestHandler<ProposeMatch, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ProposeMatch request, CancellationToken ct)
    {
        if (await desk.Own(request.CaseId, ct) is not { Tier: not CaseTier.Campus } one) return Outcome.NotFound;
        if (!one.IsOpen) return Outcome.Refused("Proposal_CaseEnded");
        if (await db.JobListings.AsNoTracking().SingleOrDefaultAsync(l => l.TenantId == one.TenantId && l.JobId == request.JobId, ct) is not { } listing) return Outcome.NotFound;
        if (listing.ClosedAt is not null) return Outcome.Refused("Proposal_JobOver");
        // Who stands in may propose at the same moment.
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"proposals:" + one.Id.ToString("N")}, 0))", ct);
        var kept = await db.MatchProposals.Where(p => p.TenantId == one.TenantId && p.CaseId == one.Id && p.State != ProposalState.Withdrawn).Select(p => new { p.JobId, p.State }).ToListAsync(ct);
        if (kept.Any(p => p.JobId == listing.JobId)) return Outcome.Refused("ProposeMatch_Already");
        if (kept.Count(p => p.State == ProposalState.Proposed) >= MatchProposal.MostOpen) return Outcome.Refused(new TextKey("ProposeMatch_TooMany", MatchProposal.MostOpen));
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var proposal = MatchProposal.Of(id, one, listing, await words.Seal(one, MatchProposal.Table, "words", id, request.Words, ct), desk.Me, desk.MyName, now);
        db.MatchProposals.Add(proposal);
        await course.Note(proposal, one, ct);
        await course.ToTalent(one, ct);
        audit.Write("matches.propose", id);
        return Done.Value;
    }
}
