using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>Writes to the sides that did not do it, by mails that quote nothing; and enters it in the talent's case, where there is one.</summary>
internal sealed class EnquiryNewsHandler(AppDb db, CurrentCall call, CaseTimeline timeline, MailQueue mails, LiveSignals live, TimeProvider clock) : IOutboxHandler<EnquiryNews>
{
    private static readonly PortalRole[] Keepers = [PortalRole.Curator, PortalRole.TenantAdministrator];

    public async Task Handle(EnquiryNews message, OutboxDelivery delivery, CancellationToken ct)
    {
        // Erased meanwhile: there is nobody to tell of.
        if (await db.FlatEnquiries.AsNoTracking().AtTenantOf(call).SingleOrDefaultAsync(e => e.Id == message.EnquiryId, ct) is not { TalentUserId: { } talent } one) return;
        live.Changed(one.Id);
        live.Changed(one.EmployerId ?? one.TenantId);
        if (message.By != FlatAuthor.Talent) await ToTalent(one, talent, message, ct);
        if (message.By != FlatAuthor.Letting) await ToLetting(one, message, ct);
        await ToCase(one, message, ct);
    }

    private static Dictionary<string, string> PathTo(string path) => new(StringComparer.Ordinal) { [MailTemplates.Path] = path };

    private static string Template(EnquiryNews message, string other) =>
        message.Step == EnquiryStep.Agreed ? MailTemplates.ViewingFixed : message.Was is not null ? MailTemplates.ViewingOff : other;

    private Task ToTalent(FlatEnquiry one, Guid talent, EnquiryNews message, CancellationToken ct) =>
        mails.ToUser(talent, Template(message, MailTemplates.EnquiryAnswered), null, PathTo($"me/viewings/{one.Id}"), ct, Meeting(one, message));

    private async Task ToLetting(FlatEnquiry one, EnquiryNews message, CancellationToken ct)
    {
        // Who was told that somebody asks learns of what else was said by looking.
        if (one.EmployerId is { } operatorId)
        {
            foreach (var member in await db.Set<EmployerMembership>().WhoHire().Where(m => m.EmployerId == operatorId).Select(m => m.UserId).ToListAsync(ct))
                await mails.ToUser(member, Template(message, MailTemplates.EnquiryReceived), null, PathTo($"employer/viewings/{one.Id}"), ct, Meeting(one, message));
            return;
        }

        var staff = await db.Set<StaffMembership>().AsNoTracking().AtTenantOf(call).Where(m => m.EndedAt == null).ToListAsync(ct);
        foreach (var member in staff.Where(m => m.Roles.Any(Keepers.Contains))) await mails.ToUser(member.UserId, Template(message, MailTemplates.EnquiryReceived), null, PathTo($"admin/viewings/{one.Id}"), ct, Meeting(one, message));
    }

    /// <summary>Whoever answers for the case hears of what they could go along to; the timeline tells each step but words.</summary>
    private async Task ToCase(FlatEnquiry one, EnquiryNews message, CancellationToken ct)
    {
        if (one.CaseId is not { } id || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == id, ct) is not { IsOpen: true } its) return;
        live.Changed(id);
        foreach (var worker in its.WorkersAt(clock.GetUtcNow())) live.Changed(worker);
        if (message.Step is EnquiryStep.Written or EnquiryStep.Accompanied) return;
        var day = one.StartsAt is { } at && message.Step == EnquiryStep.Agreed ? call.RequiredTenant.DayAt(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
        if (message.Step != EnquiryStep.TimesNamed || message.Was is not null)
            await timeline.Add(its, CaseEntryKind.Viewing, day, message.Step == EnquiryStep.TimesNamed ? "Off" : message.Step.ToString(), $"{one.FlatTitle.In(Language.Chinese)}\n{one.FlatTitle.In(Language.English)}", ct);
        if (message.By == FlatAuthor.Consultant) return;
        foreach (var worker in its.WorkersAt(clock.GetUtcNow())) await mails.ToUser(worker, MailTemplates.CaseViewing, null, PathTo($"{its.Tier.Workspace().ToString().ToLowerInvariant()}/viewings/{one.Id}"), ct);
    }

    private static MailMeeting? Meeting(FlatEnquiry one, EnquiryNews message) => message switch
    {
        { Step: EnquiryStep.Agreed } when one.StartsAt is { } at => new(one.Id, message.Sequence, at, at.AddMinutes(FlatEnquiry.Minutes), false, false),
        { Was: { } was } => new(one.Id, message.Sequence, was, was.AddMinutes(FlatEnquiry.Minutes), true, false),
        _ => null,
    };
}
