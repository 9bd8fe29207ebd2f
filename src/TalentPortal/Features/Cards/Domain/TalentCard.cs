using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Cards.Domain;

/// <summary>
/// A few coarse facts about a person, without anything that names them, which they show to the employers that one tenant has
/// verified. Off until the person turns it on. To whom it never shows stands in the row, and the database holds to it.
/// </summary>
public sealed class TalentCard : Entity, IPersonOwned
{
    public const string Table = "talent_cards";

    /// <summary>People whom a card must fit at the least, its own person among them.</summary>
    public const int PeopleLeast = 5;

    private TalentCard()
    {
    }

    [Class(FieldClass.Internal)]
    public Guid Id { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid UserId { get; private set; }

    [Class(FieldClass.Internal)]
    public Guid TenantId { get; private set; }

    /// <summary>
    /// What references are made of. A new one whenever something else shows: who saw the card before must not find the same one
    /// again with other facts, because together they could fit fewer people than each way by itself.
    /// </summary>
    [Class(FieldClass.Internal)]
    public Guid FaceId { get; private set; }

    /// <summary>Exactly what shows, see <see cref="CardMarks"/>.</summary>
    [Class(FieldClass.Sensitive)]
    public List<string> Marks { get; private set; } = [];

    /// <summary>Since when it shows; empty while it does not.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? ShownSince { get; private set; }

    /// <summary>When it left by itself because it fitted too few people; empty once the person has chosen anew.</summary>
    [Class(FieldClass.Internal)]
    public DateTimeOffset? LeftAt { get; private set; }

    /// <summary>Employers to whom it does not show.</summary>
    [Class(FieldClass.Secret)]
    public List<Guid> HiddenFrom { get; private set; } = [];

    /// <summary>Employers to whose group it does not show.</summary>
    [Class(FieldClass.Secret)]
    public List<Guid> HiddenFromGroups { get; private set; } = [];

    /// <summary>Keys of names to whose bearers, and their groups, it does not show.</summary>
    [Class(FieldClass.Secret)]
    public List<string> HiddenFromNames { get; private set; } = [];

    [Class(FieldClass.Internal)]
    public DateTimeOffset ChangedAt { get; private set; }

    [Class(FieldClass.Internal)]
    public uint Version { get; private set; }

    public static TalentCard Begin(Guid userId, Guid tenantId, DateTimeOffset now) => new() { Id = Guid.NewGuid(), UserId = userId, TenantId = tenantId, ChangedAt = now };

    public void Show(IReadOnlyList<string> marks, DateTimeOffset now)
    {
        if (ShownSince is null || !Marks.SequenceEqual(marks)) FaceId = Guid.NewGuid();
        (Marks, ShownSince, LeftAt, ChangedAt) = ([.. marks], ShownSince ?? now, null, now);
    }

    /// <summary>The person takes it away.</summary>
    public void Withdraw(DateTimeOffset now) => (ShownSince, LeftAt, ChangedAt) = (null, null, now);

    /// <summary>It fits too few people and goes by itself; false where it did not show.</summary>
    public bool Leave(DateTimeOffset now)
    {
        if (ShownSince is null) return false;
        (ShownSince, LeftAt, ChangedAt) = (null, now, now);
        return true;
    }

    /// <summary>Takes over whom the person blocked.</summary>
    public void HideFrom(IReadOnlyCollection<EmployerBlock> blocks) => (HiddenFrom, HiddenFromGroups, HiddenFromNames) = (
        [.. blocks.Where(b => b is { EmployerId: not null, WholeGroup: false }).Select(b => b.EmployerId!.Value)],
        [.. blocks.Where(b => b is { EmployerId: not null, WholeGroup: true }).Select(b => b.EmployerId!.Value)],
        [.. blocks.SelectMany(b => b.NameKeys).Distinct()]);
}
