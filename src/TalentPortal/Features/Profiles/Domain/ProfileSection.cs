namespace TalentPortal.Features.Profiles.Domain;

/// <summary>The parts of a career record, in the order in which they are shown.</summary>
public enum ProfileSection
{
    Education,
    Experience,
    Skill,
    Language,
    Publication,
    Patent,
    Grant,
    Certificate,
}

/// <summary>Names and limits of the sections.</summary>
public static class ProfileSections
{
    /// <summary>Entries that one person may keep in a section; scholars have long lists of publications.</summary>
    public static int Most(this ProfileSection section) => section == ProfileSection.Publication ? 300 : 100;

    /// <summary>The list of a JSON Resume that holds the section. Patents and grants have none there, so they are lists of our own.</summary>
    public static string ResumeKey(this ProfileSection section) => section switch
    {
        ProfileSection.Education => "education",
        ProfileSection.Experience => "work",
        ProfileSection.Skill => "skills",
        ProfileSection.Language => "languages",
        ProfileSection.Publication => "publications",
        ProfileSection.Patent => "patents",
        ProfileSection.Grant => "grants",
        ProfileSection.Certificate => "certificates",
        _ => throw new ArgumentOutOfRangeException(nameof(section), section, null),
    };

    /// <summary>The segment of an address: <c>education</c>.</summary>
    public static string Segment(this ProfileSection section) => section.ToString().ToLowerInvariant();

    /// <summary>The section of an address; null for another word.</summary>
    public static ProfileSection? FromSegment(string? segment) =>
        Enum.GetValues<ProfileSection>().Select(section => (ProfileSection?)section).FirstOrDefault(section => section!.Value.Segment() == segment);
}
