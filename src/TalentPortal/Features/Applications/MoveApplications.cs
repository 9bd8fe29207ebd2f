using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>The employer moves several applications to one state, or declines them with one reason that each of the talents reads.</summary>
/// <param name="Cards">Each with the version that was looked at: one that somebody else moved meanwhile stays as it is.</param>
[Requires(ApplicationsPermissions.Move)]
public sealed record MoveApplications(IReadOnlyList<MovedCard> Cards, ApplicationState To, string? Reason, DeclineReason? Because) : ICommand<MoveApplicationsResult>
{
    /// <summary>How many at once: the answer for each is kept with the command.</summary>
    public const int Most = 50;
}

/// <summary>An application as somebody saw it.</summary>
public sealed record MovedCard(Guid Id, uint Version);

/// <param name="Cards">What became of each, in the order asked for.</param>
public sealed record MoveApplicationsResult(IReadOnlyList<MoveApplicationsResult.Card> Cards)
{
    public sealed record Card(Guid Id, CardOutcome Outcome);
}

/// <summary>What became of one of several.</summary>
public enum CardOutcome
{
    Moved,

    /// <summary>Somebody else moved it since it was looked at.</summary>
    Changed,

    /// <summary>It cannot go there from where it stands.</summary>
    NotFromHere,
    NotFound,
}

internal sealed class MoveApplicationsValidator : AbstractValidator<MoveApplications>
{
    public MoveApplicationsValidator()
    {
        RuleFor(x => x.Cards).Must(cards => cards is { Count: > 0 }).Says("MoveApplications_NoneChosen").Must(cards => cards is null || cards.Count <= MoveApplications.Most).Says("MoveApplications_TooMany");
        RuleFor(x => x.To).IsInEnum().Says("MoveApplication_NotFromHere");
        RuleFor(x => x.Reason).IsPlainText(JobApplication.ReasonMax, "MoveApplication_ReasonUnfit");
        RuleFor(x => x.Because).IsInEnum().Says("MoveApplication_ReasonMissing");
        RuleFor(x => x.Reason).NotEmpty().When(x => x.To == ApplicationState.Declined && x.Because is null).Says("MoveApplication_ReasonMissing");
    }
}

internal sealed class MoveApplicationsHandler(AppDb db, CurrentCall call, ApplicationCourse course, ReplyDues replies, TimeProvider clock) : IRequestHandler<MoveApplications, Outcome<MoveApplicationsResult>>
{
    public async Task<Outcome<MoveApplicationsResult>> Handle(MoveApplications request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        var (now, due) = (clock.GetUtcNow(), await replies.For(request.To, clock.GetUtcNow(), ct));
        var ids = request.Cards.Select(card => card.Id).Distinct().ToArray();
        // Held in one order until the end: a colleague's move comes before all of them or after, and each row has its own answer.
        await db.Database.ExecuteSqlAsync($"select 1 from job_applications where tenant_id = {tenant.Id} and employer_id = {employer} and id = any({ids}) order by id for update", ct);
        var found = await db.JobApplications.OfEmployerOf(call).Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, ct);
        List<MoveApplicationsResult.Card> cards = [];
        foreach (var card in request.Cards.DistinctBy(card => card.Id)) cards.Add(new(card.Id, await Move(card)));
        return new MoveApplicationsResult(cards);

        async Task<CardOutcome> Move(MovedCard card)
        {
            if (found.GetValueOrDefault(card.Id) is not { } application) return CardOutcome.NotFound;
            if (application.Version != card.Version) return CardOutcome.Changed;
            if (application.MoveTo(request.To, now, due) is not null) return CardOutcome.NotFromHere;
            await course.Add(application, request.Reason, ct, request.To == ApplicationState.Declined ? request.Because : null);
            return CardOutcome.Moved;
        }
    }
}
