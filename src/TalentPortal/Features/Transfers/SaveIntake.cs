using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Platform.Text;

namespace TalentPortal.Features.Transfers;

/// <summary>Says whether the organisation takes on cases of others, of which tiers, and which. What is under way goes on.</summary>
/// <param name="Version">The version that was looked at; null where nothing was said yet. Another one is a conflict.</param>
[Requires(TransfersPermissions.Intake)]
public sealed record SaveIntake(bool IsOpen, IReadOnlyList<CaseTier> Tiers, string? TakesZh, string? TakesEn, uint? Version) : ICommand<Done>;

internal sealed class SaveIntakeValidator : AbstractValidator<SaveIntake>
{
    public SaveIntakeValidator()
    {
        RuleFor(x => x.Tiers).Must(tiers => tiers is not null && tiers.All(Enum.IsDefined)).Says("BrowseTransfers_NoSuchTier");
        RuleFor(x => x.Tiers).NotEmpty().When(x => x.IsOpen).Says("SaveIntake_TiersMissing");
        RuleFor(x => x.TakesZh).IsPlainText(Intake.TakesMax, "OfferTransfer_TooLong");
        RuleFor(x => x.TakesEn).IsPlainText(Intake.TakesMax, "OfferTransfer_TooLong");
    }
}

internal sealed class SaveIntakeHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SaveIntake, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveIntake request, CancellationToken ct)
    {
        if (call.Tenant is null) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        var intake = await db.Intakes.AtTenantOf(call).SingleOrDefaultAsync(ct);
        if (intake?.Version != request.Version) return Outcome.Conflict;
        if (intake is null) db.Intakes.Add(intake = Intake.Of(Guid.CreateVersion7(now)));
        intake.Save(request.IsOpen, request.Tiers, new(Written(request.TakesZh), Written(request.TakesEn)), now);
        audit.Write("transfers.intake", intake.Id, request.IsOpen ? "Open" : "Closed");
        return Done.Value;
    }

    private static string? Written(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
