using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Matches.Domain;

/// <summary>Says in the case's timeline and by mail what became of a proposal. Neither quotes a word of it.</summary>
public sealed class ProposalCourse(CaseTimeline timeline, MailQueue mails, TimeProvider clock)
{
    /// <summary>Which posting, and what became of it: both sides read the same entry.</summary>
    public Task Note(MatchProposal proposal, TalentCase one, CancellationToken ct) => timeline.Add(one, CaseEntryKind.Proposal, TextNormaliser.Beginning(proposal.Title.In(one.Language), CaseEntry.FactMax), proposal.State.ToString(), null, ct);

    public Task ToTalent(TalentCase one, CancellationToken ct) => mails.ToUser(one.TalentUserId!.Value, MailTemplates.MatchProposed, null, PathTo("me/matches"), ct);

    /// <summary>To whoever answers for the case, and who stands in.</summary>
    public async Task ToOwner(TalentCase one, CancellationToken ct)
    {
        foreach (var staff in one.WorkersAt(clock.GetUtcNow())) await mails.ToUser(staff, MailTemplates.ProposalDeclined, null, PathTo($"{one.Tier.Workspace().ToString().ToLowerInvariant()}/matches/{one.Id}"), ct);
    }

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };
}
