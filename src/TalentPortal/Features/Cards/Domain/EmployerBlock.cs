using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Security.Vault;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>An employer that a person wants to find nothing of them: a registered one, or a name that may be registered one day. Read by its person alone.</summary>
public sealed class EmployerBlock : IPersonOwned
{
    public const string Table = "employer_blocks";

    /// <summary>Blocks that one person may keep.</summary>
    public const int Most = 100;

    private EmployerBlock()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Sensitive)]
    public Guid? EmployerId { get; private set; }

    /// <summary>Whether all that belongs together with it is blocked too; always so for a name.</summary>
    [Class(FieldClass.Sensitive)]
    public bool WholeGroup { get; private set; }

    /// <summary>The name or credit code as it was written; empty for a registered employer.</summary>
    [Class(FieldClass.Sensitive)]
    public SealedText Name { get; private set; }

    /// <summary>See <see cref="EmployerNames"/>.</summary>
    [Class(FieldClass.Secret)]
    public List<string> NameKeys { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public DateTimeOffset CreatedAt { get; private set; }

    public static EmployerBlock Of(Guid userId, Guid employerId, bool wholeGroup, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), UserId = userId, EmployerId = employerId, WholeGroup = wholeGroup, CreatedAt = now };

    public static EmployerBlock Named(Guid id, Guid userId, SealedText name, IEnumerable<string> keys, DateTimeOffset now) =>
        new() { Id = id, UserId = userId, Name = name, NameKeys = [.. keys], WholeGroup = true, CreatedAt = now };

    public void Widen(bool wholeGroup) => WholeGroup |= wholeGroup;
}
