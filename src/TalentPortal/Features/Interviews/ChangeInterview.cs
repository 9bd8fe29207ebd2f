using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Interviews;

/// <summary>The employer changes who takes part in a fixed interview, or where it is held. Its time stays.</summary>
/// <param name="Version">The version that was looked at; another one is a conflict.</param>
[Requires(InterviewsPermissions.Plan)]
public sealed record ChangeInterview(Guid ApplicationId, IReadOnlyList<Guid> Members, string? Where, uint Version) : ICommand<Done>;

internal sealed class ChangeInterviewValidator : AbstractValidator<ChangeInterview>
{
    public ChangeInterviewValidator()
    {
        RuleFor(x => x.Members).Must(members => members is { Count: >= 1 and <= Interview.MostMembers }).Says("ProposeInterview_MembersMissing");
        RuleFor(x => x.Where).IsPlainText(Interview.WhereMax, "ProposeInterview_WhereUnfit");
    }
}

internal sealed class ChangeInterviewHandler(AppDb db, CurrentCall call, InterviewBook book, SealedInterview words, TimeProvider clock) : IRequestHandler<ChangeInterview, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(ChangeInterview request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct) is not { } application || await book.Of(application, ct) is not { } one) return Outcome.NotFound;
        if (await book.Members(request.Members, ct) is not { } members) return Outcome.NotFound;
        if (one.Version != request.Version) return Outcome.Conflict;
        if (InterviewPlace.Check(one.Kind, Typed.Tidy(request.Where)) is { } noPlace) return Outcome.Invalid(nameof(request.Where), noPlace);
        var before = one.MemberIds.ToList();
        if (one.Change(members, await words.SealWhere(one, Typed.Tidy(request.Where), ct), now) is { } why) return Outcome.Refused(why);
        if (await book.IsTaken(request.Members, one.StartsAt!.Value, one.EndsAt!.Value, one.Id, ct)) return Outcome.Invalid(nameof(request.Members), "ProposeInterview_Taken");
        await book.AskInterviewers(application, one, now, ct);
        var (gone, come) = (before.Except(one.MemberIds).ToList(), one.MemberIds.Except(before).ToList());
        db.RemoveRange(await db.InterviewSeats.Where(s => s.TenantId == one.TenantId && s.InterviewId == one.Id && gone.Contains(s.MemberUserId)).ToListAsync(ct));
        foreach (var member in come) db.Add(InterviewSeat.Of(Guid.CreateVersion7(now), one, member));
        // Who no longer takes part is told that it is off for them: it takes place all the same.
        foreach (var member in gone) await book.Tell(one, member, MailTemplates.InterviewOff, InterviewPart.Uninvite, ct);
        await book.TellAll(one, MailTemplates.InterviewFixed, InterviewPart.Fixed, ct);
        return Done.Value;
    }
}
