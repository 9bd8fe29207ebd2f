using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Features.Imports.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Outbox;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Signals;

namespace TalentPortal.Features.Imports;

/// <summary>Says what the columns of a file mean and what is to become of its postings, and has every line looked at. Nothing is written to postings.</summary>
/// <param name="Map">For each column the field it fills; empty for one that is left out.</param>
[Requires(ImportsPermissions.Run)]
public sealed record CheckImport(Guid ImportId, IReadOnlyList<string> Map, ImportGoal Goal) : ICommand<Done>;

internal sealed class CheckImportValidator : AbstractValidator<CheckImport>
{
    public CheckImportValidator()
    {
        RuleFor(x => x.Goal).IsInEnum().Says("CheckImport_GoalUnknown");
        RuleFor(x => x.Map).Must(map => map is not null && map.All(field => field.Length == 0 || ImportField.Find(field) is not null)).Says("CheckImport_FieldUnknown");
        RuleFor(x => x.Map).Must(map => map is null || map.Where(field => field.Length > 0).GroupBy(field => field).All(group => group.Count() == 1)).Says("CheckImport_FieldTwice");
        RuleFor(x => x.Map).Must(map => map is null || map.Contains(ImportField.Reference)).Says("CheckImport_ReferenceMissing");
    }
}

internal sealed class CheckImportHandler(AppDb db, CurrentCall call, Outbox outbox, LiveSignals signals, TimeProvider clock) : IRequestHandler<CheckImport, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(CheckImport request, CancellationToken ct)
    {
        if (await db.HeldImport(call, request.ImportId, ct) is not { } import) return Outcome.NotFound;
        if (request.Map.Count != import.Columns.Count) return Outcome.Invalid(nameof(request.Map), "CheckImport_FieldUnknown");
        if (import.IsOfTenant && !request.Map.Contains(ImportField.Employer)) return Outcome.Invalid(nameof(request.Map), "CheckImport_EmployerMissing");
        if (!import.IsOfTenant && (request.Map.Contains(ImportField.Employer) || request.Goal == ImportGoal.Publish)) return Outcome.Invalid(nameof(request.Map), "CheckImport_FieldUnknown");
        if (import.EmployerId is { } employer && !await db.EmployerAdmissions.Verifies(import.TenantId, employer, ct)) return Outcome.Refused("Import_NotAdmitted");
        if (import.Check(request.Map, request.Goal, clock.GetUtcNow()) is { } refusal) return Outcome.Refused(refusal);
        outbox.Add(new ImportToContinue(import.Id), $"import:{import.Id:N}");
        signals.Changed(import.Id);
        return Done.Value;
    }
}
