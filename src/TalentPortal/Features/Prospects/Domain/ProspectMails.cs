using System.Resources;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Prospects.Domain;

/// <summary>The two mails that a prospect may get: who entered them, from where, for what, and until when they may decide.</summary>
public sealed class ProspectMails(MailQueue mails, CurrentCall call, SealedProspect words)
{
    private static readonly ResourceManager Texts = new(typeof(ProspectsText));

    public Task Invite(Prospect prospect, ProspectFacts facts, CancellationToken ct) => Send(prospect, facts, MailTemplates.ProspectInvitation, ct);

    public Task Remind(Prospect prospect, ProspectFacts facts, CancellationToken ct) => Send(prospect, facts, MailTemplates.ProspectReminder, ct);

    private async Task Send(Prospect prospect, ProspectFacts facts, string template, CancellationToken ct)
    {
        var culture = facts.MailIn.Culture();
        var values = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [MailTemplates.Path] = $"prospects/invitation?token={await words.LinkOf(prospect, ct)}",
            [MailTemplates.Staff] = prospect.EnteredByName,
            [MailTemplates.Source] = Texts.GetString("Source_" + facts.Source, culture)!,
            [MailTemplates.Until] = call.RequiredTenant.DayAt(prospect.ForgetAt).ToString("D", culture),
        };
        await mails.ToAddress(facts.Email!, template, facts.MailIn, values, ct);
    }
}
