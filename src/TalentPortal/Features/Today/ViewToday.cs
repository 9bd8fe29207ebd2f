using FluentValidation;
using MediatR;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Today.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Today;

/// <summary>What the caller has to do in the cases of a tier, the most urgent first: overdue, today, promised for the coming days, silent for long. Without a word about the persons.</summary>
[Requires(TodayPermissions.View)]
public sealed record ViewToday(CaseTier Tier) : IQuery<ViewTodayResult>;

/// <param name="Items">By part and urgency; of each part at most <see cref="DayBook.MostOfPart"/>.</param>
/// <param name="Counts">How many lines each part has; parts without any are left out.</param>
/// <param name="Cases">How many open cases the caller works on.</param>
/// <param name="Topics">What a page that shows it follows to stay up to date.</param>
public sealed record ViewTodayResult(IReadOnlyList<DayItem> Items, IReadOnlyDictionary<DayPart, int> Counts, int Cases, DateOnly Today, IReadOnlyList<Guid> Topics);

internal sealed class ViewTodayValidator : AbstractValidator<ViewToday>
{
    public ViewTodayValidator() => RuleFor(x => x.Tier).IsInEnum().Says("ViewToday_NoSuchTier");
}

internal sealed class ViewTodayHandler(CurrentCall call, CaseDesk desk, DayBook book, TimeProvider clock) : IRequestHandler<ViewToday, Outcome<ViewTodayResult>>
{
    public async Task<Outcome<ViewTodayResult>> Handle(ViewToday request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var (items, counts, cases) = await book.Read(request.Tier, ct);
        return new ViewTodayResult(items, counts, cases, tenant.DayAt(clock.GetUtcNow()), desk.LeadsTeam ? [desk.Me, tenant.Id] : [desk.Me]);
    }
}
