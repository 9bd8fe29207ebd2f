using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;

namespace TalentPortal.Features.Interviews.Domain;

/// <summary>Seals and opens the words of an interview, under the key of the person: they go with them.</summary>
public sealed class SealedInterview(PortalVault vault)
{
    public ValueTask<SealedText> SealWhere(Interview one, string? where, CancellationToken ct) => Seal(one, "meet_at", where, ct);

    public ValueTask<SealedText> SealWish(Interview one, string? wish, CancellationToken ct) => Seal(one, "wish", wish, ct);

    public ValueTask<string?> OpenWhere(Interview one, CancellationToken ct) => Open(one, "meet_at", one.MeetAt, ct);

    public ValueTask<string?> OpenWish(Interview one, CancellationToken ct) => Open(one, "wish", one.Wish, ct);

    private async ValueTask<SealedText> Seal(Interview one, string column, string? words, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(words) ? default : await vault.Seal(KeyOwner.Person(one.TalentUserId!.Value), words.Trim(), new SealContext(Interview.Table, column, one.Id), ct);

    private async ValueTask<string?> Open(Interview one, string column, SealedText words, CancellationToken ct) =>
        words.ToBytes().Length == 0 ? null : await vault.Open(KeyOwner.Person(one.TalentUserId!.Value), words, new SealContext(Interview.Table, column, one.Id), ct);
}

/// <summary>What the calendars of those who take part are told.</summary>
public enum InterviewPart
{
    None,

    /// <summary>It takes place, or changed.</summary>
    Fixed,

    /// <summary>It does not take place.</summary>
    Cancel,

    /// <summary>It takes place, without the recipient.</summary>
    Uninvite,
}

/// <summary>Finds interviews, keeps the seats of those who take part, and writes to all sides.</summary>
public sealed class InterviewBook(AppDb db, CurrentCall call, MailQueue mails)
{
    /// <summary>The interview of an application that stands now, or the last one; null for none.</summary>
    public Task<Interview?> Of(JobApplication application, CancellationToken ct) =>
        db.Interviews.Where(i => i.TenantId == application.TenantId && i.ApplicationId == application.Id).OrderByDescending(i => i.ProposedAt).ThenByDescending(i => i.Id).FirstOrDefaultAsync(ct);

    /// <summary>Those of the employer of the call who are chosen, in the order of their names; null where one is not of it.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name)>?> Members(IEnumerable<Guid> ids, CancellationToken ct)
    {
        var (employer, asked) = (call.EmployerId, ids.Distinct().ToList());
        var found = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.EndedAt == null && asked.Contains(m.UserId)).OrderBy(m => m.DisplayName).ThenBy(m => m.UserId).Select(m => new { m.UserId, m.DisplayName }).ToListAsync(ct);
        return found.Count != asked.Count ? null : [.. found.Select(m => (m.UserId, m.DisplayName))];
    }

    /// <summary>Names of those who have promised a part of that time elsewhere. As the employer sees its own seats, so only for its members.</summary>
    public async Task<bool> IsTaken(IEnumerable<Guid> members, DateTimeOffset from, DateTimeOffset to, Guid? besides, CancellationToken ct)
    {
        var (employer, ids) = (call.EmployerId, members.ToList());
        return await db.InterviewSeats.AnyAsync(s => s.EmployerId == employer && ids.Contains(s.MemberUserId) && s.InterviewId != besides && s.StartsAt < to && s.EndsAt > from, ct);
    }

    /// <summary>Those who take part hold their seats for the fixed time, and no others.</summary>
    public async Task Seat(Interview one, DateTimeOffset now, CancellationToken ct)
    {
        await Free(one, ct);
        if (one.State == InterviewState.Fixed) foreach (var member in one.MemberIds) db.Add(InterviewSeat.Of(Guid.CreateVersion7(now), one, member));
    }

    public async Task Free(Interview one, CancellationToken ct) => db.RemoveRange(await db.InterviewSeats.Where(s => s.TenantId == one.TenantId && s.InterviewId == one.Id).ToListAsync(ct));

    /// <summary>Writes to everybody who takes part.</summary>
    public async Task TellAll(Interview one, string template, InterviewPart part, CancellationToken ct)
    {
        await Tell(one, one.TalentUserId!.Value, template, part, ct);
        await TellOthers(one, template, part, ct);
    }

    /// <summary>Writes to the members of the employer, and to the consultant where one takes part.</summary>
    public async Task TellOthers(Interview one, string template, InterviewPart part, CancellationToken ct)
    {
        foreach (var member in one.MemberIds) await Tell(one, member, template, part, ct);
        if (one.ConsultantUserId is { } consultant) await Tell(one, consultant, template, part, ct);
    }

    /// <summary>Writes to one: the mail says nothing of the matter, its calendar entry neither.</summary>
    public async Task Tell(Interview one, Guid user, string template, InterviewPart part, CancellationToken ct)
    {
        var path = user == one.TalentUserId ? $"me/interviews/{one.ApplicationId}" : user == one.ConsultantUserId ? await PathOfConsultant(one, ct) : await PathOfMember(one, user, ct);
        var meeting = part == InterviewPart.None || one.StartsAt is not { } from ? null
            : new MailMeeting(one.Id, one.Sequence, from, one.EndsAt!.Value, part is InterviewPart.Cancel or InterviewPart.Uninvite, false) { IsUninvited = part == InterviewPart.Uninvite };
        await mails.ToUser(user, template, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct, meeting);
    }

    /// <summary>The talent's open case at the tenant of the call with somebody who answers for it; null for none.</summary>
    public Task<TalentCase?> CaseOf(Guid talent, Guid tenant, CancellationToken ct) =>
        db.Cases.AsNoTracking().Where(c => c.TenantId == tenant && c.TalentUserId == talent && c.ClosedAt == null && c.OwnerUserId != null).OrderByDescending(c => c.Id).FirstOrDefaultAsync(ct);

    /// <summary>Asks those about the applicant who see applicants only when they are asked: beforehand, so that they can prepare.</summary>
    public async Task AskInterviewers(JobApplication application, Interview one, DateTimeOffset now, CancellationToken ct)
    {
        var employer = application.EmployerId;
        var interviewers = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.EndedAt == null && m.Role == PortalRole.EmployerInterviewer && one.MemberIds.Contains(m.UserId)).Select(m => new { m.UserId, m.DisplayName }).ToListAsync(ct);
        if (interviewers.Count == 0) return;
        var asked = await db.Scorecards.Where(c => c.TenantId == application.TenantId && c.ApplicationId == application.Id).Select(c => c.MemberUserId).ToListAsync(ct);
        foreach (var member in interviewers.Where(m => !asked.Contains(m.UserId))) db.Add(Scorecard.Ask(Guid.CreateVersion7(now), application, member.UserId, member.DisplayName, now));
    }

    /// <summary>Whoever plans interviews goes to this one, whoever is only asked about applicants to their own list.</summary>
    private async Task<string> PathOfMember(Interview one, Guid user, CancellationToken ct)
    {
        var employer = one.EmployerId;
        return await db.Set<EmployerMembership>().WhoHire().AnyAsync(m => m.EmployerId == employer && m.UserId == user, ct) ? $"employer/interviews/{one.ApplicationId}" : "employer/interviews";
    }

    private async Task<string> PathOfConsultant(Interview one, CancellationToken ct) =>
        await CaseOf(one.TalentUserId!.Value, one.TenantId, ct) is { } of ? $"{of.Tier.Workspace().ToString().ToLowerInvariant()}/interviews/{of.Id}" : "";
}
