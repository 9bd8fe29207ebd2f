using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Profiles.Domain;

/// <summary>What a person has once beside the entries: what they look for, and the parts of an imported file that have no place here.</summary>
public sealed class ProfileSheet : IPersonOwned
{
    public const string Table = "profile_sheets";

    /// <summary>Longest JSON of what has no place here, in UTF-16 units.</summary>
    public const int RemainderMax = 256 * 1024;

    private ProfileSheet()
    {
    }

    /// <summary>The person's own: there is one.</summary>
    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    /// <summary>See <see cref="ProfileIntentions"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Intentions { get; private set; }

    /// <summary>A JSON object: a JSON Resume without what the entries and the short profile hold.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Remainder { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static ProfileSheet Start(Guid userId, DateTimeOffset now) => new() { Id = userId, UserId = userId, ChangedAt = now };

    public void Look(SealedText intentions, DateTimeOffset now) => (Intentions, ChangedAt) = (intentions, now);

    public void Keep(SealedText remainder, DateTimeOffset now) => (Remainder, ChangedAt) = (remainder, now);
}
