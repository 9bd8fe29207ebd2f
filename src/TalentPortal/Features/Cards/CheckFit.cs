using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Cards;

/// <summary>
/// Whether enough people of the tenant fit some marks. Counts people with a profile, with or without a card, and says no
/// number. Asked by the system alone, for <see cref="SaveCard"/>.
/// </summary>
[SystemOnly]
public sealed record CheckFit(IReadOnlyList<string>? Marks) : IQuery<CheckFitResult>;

/// <param name="Narrowest">Where too few fit: the fact without which most would.</param>
/// <param name="Advice">How closely that fact could show instead.</param>
public sealed record CheckFitResult(bool Fits, CardFact? Narrowest, CardGrain? Advice);

internal sealed class CheckFitValidator : AbstractValidator<CheckFit>
{
    public CheckFitValidator() => RuleForEach(x => x.Marks).MaximumLength(CardMarks.MarkMax).Says("SaveCard_NotInList");
}

internal sealed class CheckFitHandler(AppDb db, CurrentCall call) : IRequestHandler<CheckFit, Outcome<CheckFitResult>>
{
    public async Task<Outcome<CheckFitResult>> Handle(CheckFit request, CancellationToken ct)
    {
        if (call.TenantId is not { } tenant || request.Marks is not { Count: > 0 } marks) return Outcome.NotFound;
        // By the function that the policy asks when the card is read.
        string[] shown = [.. marks];
        if (await db.Database.SqlQuery<bool>($"select app_fits({shown}) as \"Value\"").SingleAsync(ct)) return new CheckFitResult(true, null, null);
        var (narrowest, most) = (CardMarks.FactOf(marks[0]), -1);
        foreach (var fact in marks.Select(CardMarks.FactOf).Distinct().ToList())
        {
            var without = await People(tenant, [.. marks.Where(mark => CardMarks.FactOf(mark) != fact)], ct);
            if (without > most) (narrowest, most) = (fact, without);
        }

        // A coarser way is no help where the fact shows coarsely already, or knows no other.
        var own = marks.Where(mark => CardMarks.FactOf(mark) == narrowest).ToList();
        return new CheckFitResult(false, narrowest, own.Exists(CardMarks.IsCoarse) && !own.TrueForAll(CardMarks.IsCoarse) ? CardGrain.Coarse : CardGrain.Hidden);
    }

    private Task<int> People(Guid tenant, List<string> marks, CancellationToken ct) => db.TalentFacts.CountAsync(f => f.TenantId == tenant && marks.All(mark => f.Marks.Contains(mark)), ct);
}
