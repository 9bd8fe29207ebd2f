namespace TalentPortal.Platform.Tenancy;

/// <summary>A row of one tenant. The save guard stamps the tenant; a property setter must not be public.</summary>
public interface ITenantOwned
{
    Guid TenantId { get; }
}

/// <summary>A tenant's row that everyone may read once it is public.</summary>
public interface IPublishable : ITenantOwned
{
    bool IsPublic { get; }
}

/// <summary>A tenant's row with parties that may read it: a talent, an employer.</summary>
public interface ICaseRow : ITenantOwned
{
    Guid? TalentUserId { get; }

    Guid? EmployerId { get; }
}

/// <summary>A row of one person, whatever tenant they visit.</summary>
public interface IPersonOwned
{
    Guid UserId { get; }
}

/// <summary>To whom a table belongs, and hence who reads and writes it. See docs/adr for each shape.</summary>
public enum TenancyShape
{
    /// <summary>One tenant's: staff of that tenant read and write.</summary>
    Private,

    /// <summary>One tenant's: everyone reads what is public; staff, and the employer it belongs to, read and write the rest.</summary>
    Published,

    /// <summary>One tenant's, with a talent and an employer as parties.</summary>
    Case,

    /// <summary>One person's; others only under a live grant.</summary>
    Person,

    /// <summary>Published facts for search: everyone reads, the tenant writes its own.</summary>
    Projection,

    /// <summary>Nobody's: read and written by platform code alone.</summary>
    Platform,
}

/// <summary>The declaration of one table, from which filter, save guard, policies, grants and tests are made.</summary>
/// <param name="Reason">Why a platform table has no owner.</param>
/// <param name="AlsoReadableBy">Property with the id of a user who may read the row though it is the tenant's, or another person's.</param>
/// <param name="EmployerProperty">Property with the employer that reads and writes its own rows of a published table.</param>
/// <param name="OtherEmployerProperty">Property with a second employer that reads and changes such a row, and never adds one; empty in most.</param>
/// <param name="OpenedBy">The scope of a grant that opens a person's rows to others.</param>
/// <param name="OpenedParts">How grants open a person's rows part by part to whoever answers for a matter.</param>
/// <param name="AppendOnly">Rows are never changed nor deleted by the portal.</param>
/// <param name="Kept">After how long scheduled work may clear append-only rows away; null never.</param>
/// <param name="CountedAt">Property with the tenant whose system may read a person's rows, to count them and to see to them; nobody else does.</param>
/// <param name="Shown">How a person's rows show to employers, and to whom they never do.</param>
/// <param name="Seen">Until when those who see a matter for a time alone see its rows; null where nothing limits them.</param>
/// <param name="Seat">What a member of an employer sees of the rows who sees only what they were asked about; null: nothing.</param>
/// <param name="PartiesAlone">The parties of a case row and the system, and none of the tenant's staff, unless <paramref name="OpenedParts"/> opens it to the one who answers for the talent's case.</param>
/// <param name="AnySideAppends">Any side may add a row for the current tenant or about a person (audit, access, events); reading stays as the shape says.</param>
public sealed record TenancyDeclaration(
    TenancyShape Shape,
    string? Reason = null,
    string? AlsoReadableBy = null,
    string? EmployerProperty = null,
    GrantScope? OpenedBy = null,
    bool AppendOnly = false,
    bool AnySideAppends = false,
    KeptFor? Kept = null,
    OpenedParts? OpenedParts = null,
    string? CountedAt = null,
    ShownToEmployers? Shown = null,
    SeenForATime? Seen = null,
    string? OtherEmployerProperty = null,
    bool PartiesAlone = false,
    SeenFromSeat? Seat = null);

/// <summary>
/// Rows of an employer that a member sees who acts for it from a seat alone (<c>app.seat</c> instead of <c>app.employer_id</c>): without
/// this declaration none, in any table.
/// </summary>
/// <param name="Property">Property with the matter that the member must have been asked about, or, without <paramref name="Asked"/>, with the member; null: all rows of the employer.</param>
/// <param name="Asked">Where it stands who was asked about which matter.</param>
/// <param name="Adds">The member may add rows for the employer.</param>
/// <param name="Changes">The member may change what they see, but for what <paramref name="Others"/> opens.</param>
/// <param name="Others">When the rows of other members show as well; null: never.</param>
public sealed record SeenFromSeat(string? Property = null, AskedMembers? Asked = null, bool Adds = false, bool Changes = false, AfterOwn? Others = null);

/// <summary>Finished rows of a matter show to a member who finished their own row of it, and not before: so nobody follows another's judgement.</summary>
/// <param name="Matter">Property with the matter.</param>
/// <param name="Finished">Property with the time at which a row was finished; empty until then.</param>
public sealed record AfterOwn(string Matter, string Finished);

/// <summary>A tenant's table of who was asked about which matter, by its columns.</summary>
public sealed record AskedMembers(string Table, string Matter, string Member);

/// <summary>
/// Rows of a matter that end for those who see matters for a time alone (<c>app.reach</c> is <c>campus</c>): from the moment
/// that stands on the matter they neither read nor write them. To everybody else it says nothing.
/// </summary>
/// <param name="Table">Of the matters, with tenant_id and id.</param>
/// <param name="Until">Its column with the end; empty while there is none. Null where the policies of that table keep the end themselves.</param>
/// <param name="Subject">Its column with what grants name as their occasion.</param>
/// <param name="Property">Property with the matter of a row; null where the row is the matter.</param>
public sealed record SeenForATime(string Table, string? Until, string Subject, string? Property = null);

/// <summary>How long the database itself holds on to an append-only row.</summary>
/// <param name="Since">Property with the time from which it counts.</param>
public sealed record KeptFor(string Since, int Years);

/// <summary>Rows of a person that grants open part by part, and only to the member of staff who answers for the matter they were given for.</summary>
/// <param name="Scope">The scope of the grant, or what it begins with.</param>
/// <param name="PartProperty">Property whose text is the rest of the scope, so that each part is opened on its own; null where all rows are one part.</param>
/// <param name="RecordProperty">Property with the id that the grant must name, so that each record is opened on its own; null where a grant opens all of a part.</param>
public sealed record OpenedParts(string Scope, string? PartProperty, Matter Matter, string? RecordProperty = null);

/// <summary>
/// Rows of a person that show to the employers whom one tenant has verified and admitted, without those the person blocked.
/// What is blocked stands in the row itself, so that the policy asks nothing that somebody else's policy could hide.
/// </summary>
/// <param name="At">Property with the tenant where the row shows.</param>
/// <param name="Since">Property with the time since when it shows; empty while it does not.</param>
/// <param name="From">Property with the ids of employers to whom it does not show.</param>
/// <param name="FromGroups">Property with the ids of employers to whose whole group it does not show.</param>
/// <param name="FromNames">Property with keys of names: it shows to no employer in whose group somebody has such a name.</param>
/// <param name="Crowd">How many people the row must fit.</param>
public sealed record ShownToEmployers(string At, string Since, string From, string FromGroups, string FromNames, EmployerRegister Register, Crowd Crowd);

/// <summary>A row shows only while all its marks are among those of enough people of the tenant, at the moment of reading.</summary>
/// <param name="Marks">Property with the marks of the row that shows.</param>
/// <param name="Table">Table with tenant_id and marks of everybody who counts, one row a person.</param>
/// <param name="Least">People whom it must fit.</param>
/// <param name="Paths">Which people to look through, from the fewest to the most: a path is taken when the row has a mark of each of its kinds.</param>
/// <param name="Hints">Table that notes who fitted when it was last counted, by the key of the marks: they are looked at first, and all others only where too few of them fit still.</param>
public sealed record Crowd(string Marks, string Table, int Least, IReadOnlyList<CrowdPath> Paths, string Hints);

/// <summary>
/// Kinds of marks of which everybody has one at the most, each in a column of its own beside the marks, all in one index with the
/// tenant. No index on the marks themselves is used under row-level security; columns that are compared for equality are.
/// </summary>
/// <param name="Kinds">What such marks begin with, without the colon; the columns are called the same.</param>
public sealed record CrowdPath(IReadOnlyList<string> Kinds);

/// <summary>Where policies find groups, names and admissions of employers.</summary>
/// <param name="Table">The register of employers, which belongs to the platform.</param>
/// <param name="Parent">Its column with the organisation to which one belongs.</param>
/// <param name="NameKeys">Its column with the keys of the names; empty while they are not known, and then nothing shows.</param>
/// <param name="Admissions">Table with tenant_id and employer_id of admissions.</param>
/// <param name="Admitted">When an admission counts, by its columns.</param>
public sealed record EmployerRegister(string Table, string Parent, string NameKeys, string Admissions, string Admitted);

/// <summary>Where a policy finds who answers for a matter, by the columns of a table that belongs to a tenant.</summary>
/// <param name="Subject">What grants name as their occasion.</param>
/// <param name="Person">Whose matter it is.</param>
/// <param name="InCharge">The member of staff who answers for it now.</param>
/// <param name="Ended">When it ended; empty while it goes on.</param>
/// <param name="StandIn">Who may stand in for whoever answers for it, for a time; null: nobody.</param>
public sealed record Matter(string Table, string Subject, string Person, string InCharge, string Ended, StandIn? StandIn = null);

/// <summary>Columns of a matter that say who stands in, and from when to when (not including it).</summary>
public sealed record StandIn(string Deputy, string From, string Until);

/// <summary>What a talent can open to an organisation. One grant opens one scope.</summary>
public enum GrantScope
{
    /// <summary>The short profile.</summary>
    Profile,

    /// <summary>The CV chosen for an application.</summary>
    Cv,

    // The parts of a career record: "Career" and the name of the part.
    CareerEducation,
    CareerExperience,
    CareerSkill,
    CareerLanguage,
    CareerPublication,
    CareerPatent,
    CareerGrant,
    CareerCertificate,
    CareerIntentions,

    /// <summary>One document and its files; the grant names the document.</summary>
    Document,

    /// <summary>One part of what a person discloses to an employer that asked for contact; the grant names the part.</summary>
    Contact,

    /// <summary>What a person lets a consultant pass on with one referral; the grant names the referral, and the letter itself is what it opened.</summary>
    Referral,

    // What a person tells of their family: "Family" and the name of the part.
    FamilyWork,
    FamilyChildren,
    FamilyElders,
    FamilyNeeds,

    /// <summary>What a person lets another organisation read of a case that is passed on to it; the grant names the letter.</summary>
    Transfer,

    /// <summary>The terms of one offer; the grant names the offer.</summary>
    Offer,
}

/// <summary>Which scopes belong together.</summary>
public static class GrantScopes
{
    /// <summary>What the scopes of the parts of a career record begin with.</summary>
    public const string Career = "Career";

    /// <summary>Whether it is a part of the career record.</summary>
    public static bool IsCareer(this GrantScope scope) => scope is >= GrantScope.CareerEducation and <= GrantScope.CareerIntentions;

    /// <summary>Whether it is something of the family; special needs have a consent of their own.</summary>
    public static bool IsFamily(this GrantScope scope) => scope is GrantScope.FamilyWork or GrantScope.FamilyChildren or GrantScope.FamilyElders;

    /// <summary>The parts of the career record, in the order in which they are shown.</summary>
    public static IReadOnlyList<GrantScope> CareerParts { get; } = [.. Enum.GetValues<GrantScope>().Where(IsCareer)];

    /// <summary>Name of a part, as the career record calls it: <c>Education</c>.</summary>
    public static string Part(this GrantScope scope) => scope.ToString()[Career.Length..];
}
