using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.CheckIns.Domain;
using TalentPortal.Platform.Drafts;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.CheckIns;

/// <summary>The talent says how things are. An answer that is a reason to talk becomes a task of whoever answers for the case, within two working days.</summary>
/// <param name="Id">Of the case.</param>
/// <param name="Day">Of the check-in that was read, so that nothing is answered to another one.</param>
[SignedIn]
public sealed record AnswerCheckIn(Guid Id, int Day, IReadOnlyList<CheckInAnswer> Answers) : ICommand<Done>;

internal sealed class AnswerCheckInValidator : AbstractValidator<AnswerCheckIn>
{
    private const int MostAnswers = 40;

    public AnswerCheckInValidator()
    {
        RuleFor(x => x.Day).Must(day => CheckInQuestions.Times.Any(time => time.Day == day)).Says("AnswerCheckIn_UnknownQuestion");
        RuleFor(x => x.Answers).Must(answers => answers is { Count: <= MostAnswers } && answers.All(answer => answer is { Key: not null }) && answers.DistinctBy(answer => answer.Key).Count() == answers.Count)
            .Says("AnswerCheckIn_UnknownQuestion");
    }
}

internal sealed class AnswerCheckInHandler(AppDb db, CurrentCall call, CaseDesk desk, CaseTimeline timeline, SealedCase caseWords, SealedCheckIn words, MailQueue mails, Drafts drafts, TimeProvider clock) : IRequestHandler<AnswerCheckIn, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(AnswerCheckIn request, CancellationToken ct)
    {
        var (talent, now) = (call.RequiredUserId, clock.GetUtcNow());
        if (call.Tenant is null || await db.Cases.AtTenantOf(call).SingleOrDefaultAsync(c => c.Id == request.Id && c.TalentUserId == talent, ct) is not { } one) return Outcome.NotFound;
        if (await db.CheckIns.AtTenantOf(call).SingleOrDefaultAsync(k => k.CaseId == one.Id && k.Day == request.Day, ct) is not { } checkIn) return Outcome.NotFound;
        if (!checkIn.IsOpen) return Outcome.Refused("AnswerCheckIn_Already");
        // One that was asked before the end is not to be answered after it; that of the year is.
        if (!one.IsOpen && checkIn.Day < CheckInQuestions.Year) return Outcome.Refused("AnswerCheckIn_Ended");
        var asked = CheckInQuestions.Current;
        if (asked.Wrong(request.Day, request.Answers) is { Count: > 0 } wrong) return Outcome.Invalid(wrong);
        var (today, given) = (call.Tenant.DayAt(now), request.Answers.ToDictionary(answer => answer.Key, answer => answer.Text?.Trim(), StringComparer.Ordinal));
        var isFlagged = asked[request.Day].Any(question => question.IsFlag(given.GetValueOrDefault(question.Key), today));
        if (checkIn.Answer(await words.Seal(checkIn, request.Answers, ct), asked.Version, isFlagged, given.GetValueOrDefault(CheckInQuestions.AskAgain) == "yes", now) is { } why) return Outcome.Refused(why);
        one.AnswerCheckIn();
        await timeline.Add(one, CaseEntryKind.CheckIn, null, request.Day.ToString(System.Globalization.CultureInfo.InvariantCulture), null, ct);
        if (isFlagged && one.IsOpen) await Plan(one, CheckInQuestions.Time(request.Day), call.Tenant, now, ct);
        await Tell(one, isFlagged, ct);
        await drafts.Discard(CheckIn.DraftForm, one.Id.ToString(), ct);
        return Done.Value;
    }

    /// <summary>A task to talk, for whoever answers for the case at the time; it says nothing of the answers.</summary>
    private async Task Plan(TalentCase one, CheckInTime time, TenantRef tenant, DateTimeOffset now, CancellationToken ct)
    {
        var (id, all) = (Guid.CreateVersion7(now), await desk.TasksOf(one, ct));
        var by = CaseTime.CalendarOf(tenant).AddWorkingDays(tenant.DayAt(now), CheckIn.TalkDays).Value;
        db.CaseTasks.Add(CaseTask.Plan(id, one, CaseTrack.DailyLife, TaskParty.Consultant, await caseWords.SealTask(one, id, new(time.Task.Zh, time.Task.En, null), ct), by, [], all.Select(t => t.Place + 1).DefaultIfEmpty().Max(), now));
    }

    private async Task Tell(TalentCase one, bool isFlagged, CancellationToken ct)
    {
        if (one.Tier == CaseTier.Overseas) return;
        var path = $"{one.Tier.Workspace().ToString().ToLowerInvariant()}/check-ins/{one.Id}";
        foreach (var staff in one.WorkersAt(clock.GetUtcNow())) await mails.ToUser(staff, isFlagged ? MailTemplates.CheckInToTalk : MailTemplates.CheckInAnswered, null, new Dictionary<string, string>(StringComparer.Ordinal) { [MailTemplates.Path] = path }, ct);
    }
}
