using System.Globalization;
using TalentPortal.Data;
using TalentPortal.Features.Absences.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Absences;

/// <summary>Tells talents who stands in for their consultant, and colleagues that something waits for them.</summary>
public sealed class AbsenceTelling(AppDb db, CurrentCall call, CaseTimeline timeline, MailQueue mails)
{
    public async Task Began(TalentCase one, Absence absence, CancellationToken ct)
    {
        await timeline.Add(one, CaseEntryKind.CoverBegan, Fact($"{absence.UntilOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)} {absence.ConsultantName}"), absence.DeputyName, null, ct);
        await Mail(one.TalentUserId!.Value, MailTemplates.CoverBegan, $"me/cases/{one.Id}", ct);
    }

    public Task Ended(TalentCase one, Absence absence, CancellationToken ct) => timeline.Add(one, CaseEntryKind.CoverEnded, absence.DeputyName, absence.ConsultantName, null, ct);

    /// <summary>The team leads have to name somebody.</summary>
    public async Task Leads(Guid besides, CancellationToken ct)
    {
        foreach (var lead in (await db.CaseColleagues(call.RequiredTenant, ct)).Where(c => c.Roles.Contains(PortalRole.TeamLead) && c.UserId != besides)) await Mail(lead.UserId, MailTemplates.AbsenceUncovered, AbsenceWords.AddressFor(lead.Roles), ct);
    }

    public Task Mail(Guid user, string template, string path, CancellationToken ct) =>
        mails.ToUser(user, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct);

    private static string Fact(string fact) => fact.Length <= CaseEntry.FactMax ? fact : fact[..CaseEntry.FactMax];
}
