using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Jobs.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;

namespace TalentPortal.Features.Applications;

/// <summary>Says by what the applicants for a position are assessed; only while nobody has applied, so that all are by the same.</summary>
/// <param name="Version">Of what was looked at; 0 where the position has the usual ones.</param>
[Requires(ApplicationsPermissions.Move)]
public sealed record SaveScoreSheet(Guid JobId, IReadOnlyList<string> Criteria, uint Version) : ICommand<Done>;

internal sealed class SaveScoreSheetValidator : AbstractValidator<SaveScoreSheet>
{
    public SaveScoreSheetValidator()
    {
        RuleFor(x => x.Criteria).Must(criteria => criteria is { Count: >= 1 and <= ScoreSheet.MostCriteria } && criteria.All(words => !string.IsNullOrWhiteSpace(words)) && criteria.Select(words => words.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count() == criteria.Count).Says("SaveScoreSheet_Unfit");
        RuleForEach(x => x.Criteria).IsPlainText(ScoreSheet.CriterionMax, "SaveScoreSheet_Unfit").OverridePropertyName(nameof(SaveScoreSheet.Criteria));
    }
}

internal sealed class SaveScoreSheetHandler(AppDb db, CurrentCall call, TimeProvider clock) : IRequestHandler<SaveScoreSheet, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveScoreSheet request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || call.EmployerId is not { } employer) return Outcome.NotFound;
        if (!await db.Jobs.AnyAsync(j => j.TenantId == tenant.Id && j.EmployerId == employer && j.Id == request.JobId, ct)) return Outcome.NotFound;
        if (await db.JobApplications.OfEmployerOf(call).AnyAsync(a => a.JobId == request.JobId, ct)) return Outcome.Refused("SaveScoreSheet_Fixed");
        var sheet = await db.ScoreSheets.SingleOrDefaultAsync(s => s.TenantId == tenant.Id && s.JobId == request.JobId, ct);
        if ((sheet?.Version ?? 0) != request.Version) return Outcome.Conflict;
        if (sheet is null) db.Add(sheet = ScoreSheet.For(Guid.CreateVersion7(clock.GetUtcNow()), tenant.Id, request.JobId, employer));
        sheet.Set(request.Criteria.Select(words => words.Trim()));
        return Done.Value;
    }
}
