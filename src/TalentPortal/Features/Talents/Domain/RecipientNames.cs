using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Talents.Domain;

/// <summary>
/// How those who got something with an application are called to the person who sent it. An employer may stay unnamed to
/// them: then the records keep who it is, and the person reads what stands in place of the name, and no id, no reader's
/// name that leads to it, until it gives its name.
/// </summary>
public interface IRecipientNames
{
    /// <summary>In a request of that person, or on their behalf.</summary>
    Task<RecipientNames> Of(Guid userId, CancellationToken ct);
}

/// <param name="Applications">Those of the person that are still there: the employer's name as they read it now, and whether it stays unnamed.</param>
/// <param name="Employers">Names of those to whom something was given with an application.</param>
public sealed record RecipientNames(IReadOnlyDictionary<Guid, (Bilingual Name, bool IsUnnamed)> Applications, IReadOnlyDictionary<Guid, Bilingual> Employers)
{
    /// <param name="applicationId">Null for what has nothing to do with an application.</param>
    /// <param name="written">The name as the record has it, from its day.</param>
    public (Bilingual Name, bool IsUnnamed) Of(Guid? applicationId, Guid? employerId, Bilingual written)
    {
        if (applicationId is not { } id || employerId is not { } employer) return (written, false);
        if (Applications.TryGetValue(id, out var now)) return now;
        // The application is no longer kept. Whatever stands there instead of the employer's name stood in its place.
        return (written, Employers.GetValueOrDefault(employer) != written);
    }
}
