using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Territories.Domain;
using TalentPortal.Platform.Auditing;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Territories;

/// <summary>Says what a consultant takes on: the caller's own, or, for team leads, a colleague's. Holds for leads that are offered from then on.</summary>
/// <param name="Id">The consultant's membership at the tenant; null: the caller's own.</param>
/// <param name="Countries">ISO 3166 alpha-2 codes; with no region either, the whole world.</param>
/// <param name="TimeZone">IANA zone of the hours.</param>
/// <param name="Hours">See <see cref="WorkingWeek.Of"/>.</param>
/// <param name="Capacity">Open cases at most.</param>
/// <param name="AwayUntil">Nothing new before this day; null: at once.</param>
/// <param name="Version">What it is based on; null where nothing was declared.</param>
[Requires(TerritoriesPermissions.Keep)]
public sealed record SaveTerritory(
    Guid? Id, IReadOnlyList<string> Countries, IReadOnlyList<string> Regions, IReadOnlyList<string> Languages, string? TimeZone, IReadOnlyList<int> Hours, int Capacity, DateOnly? AwayUntil, uint? Version) : ICommand<Done>;

internal sealed class SaveTerritoryValidator : AbstractValidator<SaveTerritory>
{
    public SaveTerritoryValidator()
    {
        RuleFor(x => x.Countries).Must(codes => codes is { Count: <= Territory.CountriesMax } && codes.All(ReferenceData.Countries.Has)).Says("Territory_NotInList");
        RuleFor(x => x.Regions).Must(codes => codes is not null && codes.All(ReferenceData.WorldRegions.Has)).Says("Territory_NotInList");
        RuleFor(x => x.Languages).Must(codes => codes is { Count: > 0 and <= Territory.LanguagesMax } && codes.All(ReferenceData.Languages.Has)).Says("SaveTerritory_LanguageMissing");
        RuleFor(x => x.TimeZone).Must(code => ReferenceData.TimeZones.Has(code)).Says("SaveTerritory_ZoneMissing");
        RuleFor(x => x.Hours).Must(WorkingWeek.Fits).Says("SaveTerritory_HoursUnfit");
        RuleFor(x => x.Capacity).InclusiveBetween(0, Territory.CapacityMax).Says("SaveTerritory_CapacityUnfit", Territory.CapacityMax);
    }
}

internal sealed class SaveTerritoryHandler(AppDb db, CurrentCall call, Audit audit, TimeProvider clock) : IRequestHandler<SaveTerritory, Outcome<Done>>
{
    public async Task<Outcome<Done>> Handle(SaveTerritory request, CancellationToken ct)
    {
        if (call.Tenant is not { } tenant || await db.ConsultantOf(call, request.Id, ct) is not { } member) return Outcome.NotFound;
        var now = clock.GetUtcNow();
        if (request.AwayUntil > tenant.DayAt(now).AddDays(Territory.AwayMaxDays)) return Outcome.Invalid(nameof(request.AwayUntil), "SaveTerritory_AwayTooLong");
        var known = await db.Territories.AtTenantOf(call).SingleOrDefaultAsync(t => t.UserId == member.UserId, ct);
        if (known?.Version != request.Version) return Outcome.Conflict;
        var territory = known ?? db.Territories.Add(Territory.Of(tenant.Id, member.UserId, now)).Entity;
        // A day that is over says nothing any more.
        var away = request.AwayUntil > tenant.DayAt(now) ? request.AwayUntil : null;
        territory.Describe(request.Countries, request.Regions, request.Languages, request.TimeZone!, WorkingWeek.Of(request.Hours), request.Capacity, away, now);
        audit.Write("territories.change", member.Id);
        return Done.Value;
    }
}
