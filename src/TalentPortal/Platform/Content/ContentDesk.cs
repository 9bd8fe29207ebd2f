using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Platform.Content;

/// <summary>The editorial desk: the tenant whose content every site shows, and whose staff look after it.</summary>
public static class ContentDesk
{
    public const string Slug = "desk";

    /// <summary>The same in every portal, so that a restored backup and a release agree on it.</summary>
    public static Guid Id { get; } = Guid.Parse("0199c0de-0000-7000-8000-00000000de5c");

    /// <param name="name">Its name, which staff see.</param>
    /// <param name="now">When it is made.</param>
    public static Tenant NewTenant(Bilingual name, DateTimeOffset now) => Tenant.Desk(Id, Slug, name, "#1d4e89", now);
}
