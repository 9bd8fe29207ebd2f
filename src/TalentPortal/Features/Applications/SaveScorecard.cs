using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>A member of the employer keeps or sends what they think of an application. Sent, it stays as it is.</summary>
/// <param name="Scores">For each criterion in its order, 1 to 4; 0 for nothing said. To send, each needs one.</param>
/// <param name="Version">Of the card that was looked at; 0 where there was none.</param>
[Requires(ApplicationsPermissions.Assess)]
public sealed record SaveScorecard(Guid ApplicationId, IReadOnlyList<int> Scores, string? Words, bool Sends, uint Version) : ICommand<Done>;

internal sealed class SaveScorecardValidator : AbstractValidator<SaveScorecard>
{
    public SaveScorecardValidator()
    {
        RuleFor(x => x.Scores).Must(scores => scores is { Count: > 0 and <= ScoreSheet.MostCriteria } && scores.All(score => score is >= 0 and <= Scorecard.Best)).Says("SaveScorecard_ScoreMissing")
            .Must((card, scores) => !card.Sends || scores is null || scores.All(score => score > 0)).Says("SaveScorecard_ScoreMissing");
        RuleFor(x => x.Words).IsPlainText(Scorecard.WordsMax, "SaveScorecard_WordsUnfit");
    }
}

internal sealed class SaveScorecardHandler(AppDb db, CurrentCall call, SealedAssessments words, TimeProvider clock) : IRequestHandler<SaveScorecard, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveScorecard request, CancellationToken ct)
    {
        var (employer, me, now) = (call.EmployerId, call.RequiredUserId, clock.GetUtcNow());
        if (await db.JobApplications.OfEmployerOf(call).SingleOrDefaultAsync(a => a.Id == request.ApplicationId, ct) is not { TalentUserId: not null } application) return Outcome.NotFound;
        if (application.State == ApplicationState.Withdrawn) return Outcome.Refused("NoteApplicant_Closed");
        if ((await words.CriteriaOf(application.TenantId, application.JobId, ct)).Count != request.Scores.Count) return Outcome.Conflict;
        var card = await db.Scorecards.SingleOrDefaultAsync(c => c.TenantId == application.TenantId && c.ApplicationId == application.Id && c.MemberUserId == me, ct);
        if ((card?.Version ?? 0) != request.Version) return Outcome.Conflict;
        if (card is null)
        {
            // Whoever took part without being asked may say so too.
            var name = await db.Set<EmployerMembership>().Where(m => m.EmployerId == employer && m.UserId == me).Select(m => m.DisplayName).SingleOrDefaultAsync(ct) ?? "";
            db.Add(card = Scorecard.Ask(Guid.CreateVersion7(now), application, me, name, now));
        }

        return card.Fill(request.Scores, await words.Seal(application, Scorecard.Table, card.Id, request.Words, ct), request.Sends, now) is { } why ? Outcome.Refused(why) : Done.Value;
    }
}
