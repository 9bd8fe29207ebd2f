using FluentValidation;
using MediatR;
using TalentPortal.Features.Figures.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Figures;

/// <summary>Takes along what the page shows for the same choice, no number more. It is noted who did, and for which choice.</summary>
/// <param name="From">As in <see cref="ViewFigures"/>.</param>
/// <param name="To">As in <see cref="ViewFigures"/>.</param>
/// <param name="By">As in <see cref="ViewFigures"/>.</param>
/// <param name="Only">As in <see cref="ViewFigures"/>.</param>
[Requires(FiguresPermissions.Read)]
public sealed record ExportFigures(int? From, int? To, FigureCut? By, string? Only, FiguresFormat Format) : ICommand<FiguresReport>;

/// <summary>The files there are.</summary>
public enum FiguresFormat
{
    Csv,
    Xlsx,
}

internal sealed class ExportFiguresValidator : AbstractValidator<ExportFigures>
{
    public ExportFiguresValidator()
    {
        RuleFor(x => new ViewFigures(x.From, x.To, x.By, x.Only)).SetValidator(new ViewFiguresValidator()).OverridePropertyName("");
        RuleFor(x => x.Format).IsInEnum().Says("ViewFigures_NoSuchRow");
    }
}

internal sealed class ExportFiguresHandler(FiguresBook book, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<ExportFigures, Outcome<FiguresReport>>
{
    public async Task<Outcome<FiguresReport>> Handle(ExportFigures request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant) return Outcome.NotFound;
        var from = request.From ?? tenant.DayAt(clock.GetUtcNow()).Year;
        var report = await book.Read(new(from, request.To ?? from, request.By, request.Only), ct);
        if (report.IsRefused) return Outcome.Refused("ViewFigures_RefusedText");
        audit.Write("figures.export", null, FormattableString.Invariant($"{request.Format} {report.Scope.From}-{report.Scope.To} {report.Scope.By} {report.Scope.Only}").TrimEnd());
        return report;
    }
}
