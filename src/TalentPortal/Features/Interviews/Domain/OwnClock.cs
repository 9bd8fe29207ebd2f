using Microsoft.EntityFrameworkCore;
using TalentPortal.Data;
using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Reference.Domain;
using TalentPortal.Features.Talents.Domain;

namespace TalentPortal.Features.Interviews.Domain;

/// <summary>From what the portal knows by whose clock a person lives.</summary>
public enum ClockSource
{
    /// <summary>They chose it to read the times of an interview.</summary>
    Chosen,

    /// <summary>They said it when they asked for a consultant.</summary>
    Case,

    /// <summary>The usual one of the country in their profile.</summary>
    Profile,

    /// <summary>They have not said: it is the clock of the service.</summary>
    Unknown,
}

/// <summary>A clock to begin with. The person may always choose another.</summary>
/// <param name="Zone">IANA zone.</param>
public sealed record KnownClock(string Zone, ClockSource Source);

/// <summary>By whose clock a person lives, from what they themselves told the portal; neither address nor browser is asked.</summary>
public sealed class OwnClock(AppDb db)
{
    public async Task<KnownClock> Of(Guid talent, string serviceZone, CancellationToken ct)
    {
        if (await db.Interviews.AsNoTracking().Where(i => i.TalentUserId == talent && i.TalentZone != "").OrderByDescending(i => i.ProposedAt).ThenByDescending(i => i.Id).Select(i => i.TalentZone).FirstOrDefaultAsync(ct) is { } chosen && ReferenceData.TimeZones.Has(chosen))
            return new(chosen, ClockSource.Chosen);
        var country = await db.TalentProfiles.AsNoTracking().Where(p => p.UserId == talent).Select(p => p.CountryCode).SingleOrDefaultAsync(ct);
        var ofCase = await db.Cases.AsNoTracking().Where(c => c.TalentUserId == talent && c.ClosedAt == null).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).Select(c => c.TimeZone).FirstOrDefaultAsync(ct);
        // A case keeps what was said at its beginning. Who has moved since has it in the profile; of a large country the case knows the very clock.
        if (ReferenceData.TimeZones.Find(ofCase) is { } known && (country is null || known.Countries.Count == 0 || known.Countries.Contains(country))) return new(known.Code, ClockSource.Case);
        return country is not null && ReferenceData.TimeZones.FirstOrDefault(zone => zone.Countries.Contains(country)) is { } usual ? new(usual.Code, ClockSource.Profile) : new(serviceZone, ClockSource.Unknown);
    }
}
