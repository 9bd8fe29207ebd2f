using FluentValidation;
using MediatR;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Figures;

/// <summary>How the service does: how far people come, how long it takes, and how promises are kept. No number is about few people.</summary>
/// <param name="From">The first year in which those who are counted first asked; null for the running one.</param>
/// <param name="To">The last; null for <paramref name="From"/>.</param>
/// <param name="By">What they are told apart by; null for nothing.</param>
/// <param name="Only">Code of the one row that is looked at; null for all.</param>
[Requires(FiguresPermissions.Read)]
public sealed record ViewFigures(int? From = null, int? To = null, FigureCut? By = null, string? Only = null) : IQuery<FiguresReport>;

internal sealed class ViewFiguresValidator : AbstractValidator<ViewFigures>
{
    public ViewFiguresValidator()
    {
        RuleFor(x => x.From).InclusiveBetween(FiguresScope.Earliest, FiguresScope.Latest).Says("ViewFigures_NoPeriod");
        RuleFor(x => x.To).InclusiveBetween(FiguresScope.Earliest, FiguresScope.Latest).Says("ViewFigures_NoPeriod");
        RuleFor(x => x.To).Must((x, to) => to is null || (x.From is { } from && to >= from && to < from + FiguresScope.MostYears)).Says("ViewFigures_NoPeriod");
        RuleFor(x => x.By).IsInEnum().Says("ViewFigures_NoSuchRow");
        RuleFor(x => x.Only).IsPlainText(FiguresScope.OnlyMax, "ViewFigures_NoSuchRow").Must((x, only) => only is null || x.By is not null).Says("ViewFigures_NoSuchRow");
    }
}

internal sealed class ViewFiguresHandler(FiguresBook book, CurrentCall call, TimeProvider clock) : IRequestHandler<ViewFigures, Outcome<FiguresReport>>
{
    public async Task<Outcome<FiguresReport>> Handle(ViewFigures request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var from = request.From ?? tenant.DayAt(clock.GetUtcNow()).Year;
        return await book.Read(new(from, request.To ?? from, request.By, request.Only), ct);
    }
}
