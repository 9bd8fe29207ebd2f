using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Family.Domain;

/// <summary>What a person says of their family in their own words, each opened to a consultant on its own: the scope of the grant is <c>Family</c> and the name of the part.</summary>
public enum FamilyPart
{
    /// <summary>What work the partner looks for, as this person tells it. What the partner says themselves is theirs to open.</summary>
    Work,

    /// <summary>Parents who come along or stay behind.</summary>
    Elders,

    /// <summary>Special needs of a child or an adult: sensitive, under a consent of its own.</summary>
    Needs,
}

/// <summary>One part of what a person says of their family, sealed under their key. Whoever answers for a case reads it while a grant for that case is live.</summary>
public sealed class FamilyNote : IPersonOwned
{
    public const string Table = "family_notes";
    public const int TextMax = 500;

    private FamilyNote()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public FamilyPart Part { get; private set; }

    [Class(FieldClass.Sensitive)]
    public SealedText Text { get; private set; }

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    public static FamilyNote Write(Guid id, Guid userId, FamilyPart part, SealedText text, DateTimeOffset now) => new() { Id = id, UserId = userId, Part = part, Text = text, ChangedAt = now };

    public void Change(SealedText text, DateTimeOffset now) => (Text, ChangedAt) = (text, now);
}
