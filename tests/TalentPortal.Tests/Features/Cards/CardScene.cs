using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cards.Domain;
using TalentPortal.Features.Employers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Cards;

/// <summary>What the tests about cards start from: people alike, cards that show, employers in groups.</summary>
internal static class CardScene
{
    public const string Words = "I agree that verified employers see what I chose.";

    /// <summary>Degree, branch and country, as everybody of <see cref="TalentScene.NewTalent"/> has them.</summary>
    public static SaveCard Usual => Card((CardFact.Degree, CardGrain.Fine), (CardFact.Industry, CardGrain.Coarse), (CardFact.Region, CardGrain.Fine));

    public static SaveCard Card(params (CardFact Fact, CardGrain Grain)[] choices) => new(choices.ToDictionary(c => c.Fact, c => c.Grain), null, true, Words);

    /// <summary>Five people with the same profile at Fujian.</summary>
    public static async Task<IReadOnlyList<DemoPerson>> Crowd(this PortalFixture portal, int people = TalentCard.PeopleLeast)
    {
        List<DemoPerson> crowd = [];
        for (var i = 0; i < people; i++) crowd.Add(await portal.NewTalent());
        return crowd;
    }

    /// <summary>A person whose card shows; there have to be enough others like them.</summary>
    public static async Task<DemoPerson> Shown(this PortalFixture portal, SaveCard? card = null)
    {
        var talent = await portal.NewTalent();
        Assert.Null((await portal.As(talent).Get(card ?? Usual)).Narrowest);
        return talent;
    }

    /// <summary>An employer that Fujian has verified, with somebody who acts for it.</summary>
    public static async Task<(Guid Id, DemoPerson Owner)> NewEmployer(this PortalFixture portal, string name, Guid? parent = null, bool verified = true)
    {
        var owner = await portal.NewPerson();
        await using var scope = portal.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentCall>().Begin(CallOrigin.System("test", PortalFixture.TenantOf("fujian")), Rights.None);
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = portal.Clock.GetUtcNow();
        var employer = Employer.Register(new(new(null, name), EmployerKind.Company, "350100", "CN", "chip-design", null, Bilingual.Empty), EmployerRegistration.None, now);
        await scope.ServiceProvider.GetRequiredService<EmployerKeys>().Key(employer, default);
        employer.BelongTo(parent);
        var admission = EmployerAdmission.Request(employer.Id, now);
        if (verified) admission.Admit(EmployerVerification.Document, null, now);
        db.AddRange(employer, admission, EmployerMembership.Join(employer.Id, owner.UserId, "Owner", PortalRole.EmployerOwner, now));
        await db.SaveChangesAsync();
        return (employer.Id, owner);
    }

    public static Task<BrowseTalentsResult> Talents(this PortalFixture portal, DemoPerson member, BrowseTalents? query = null) => portal.As(member, "fujian").Get(query ?? new BrowseTalents());

    /// <summary>The people whose cards the database itself shows to an employer of Fujian, whatever the product asks.</summary>
    public static async Task<IReadOnlySet<Guid>> DatabaseShows(this PortalFixture portal, Guid employer, string tenant = "fujian")
    {
        await using var connection = await portal.OpenAsApp(PortalFixture.TenantOf(tenant).Id, Guid.NewGuid(), employer, CallSide.Employer);
        await using var command = new Npgsql.NpgsqlCommand("select user_id from talent_cards", connection);
        await using var reader = await command.ExecuteReaderAsync();
        HashSet<Guid> people = [];
        while (await reader.ReadAsync()) people.Add(reader.GetGuid(0));
        return people;
    }

    /// <summary>The card of a person, as the employer of a member knows it: the one that a block of the member's employer takes away.</summary>
    public static async Task<Guid> ReferenceOf(this PortalFixture portal, DemoPerson member, DemoPerson talent)
    {
        var employer = await portal.Scalar<Guid>("select employer_id from employer_memberships where user_id = $1", member.UserId);
        var before = (await portal.Talents(member)).Cards.Select(card => card.Reference).ToList();
        await portal.Scalar<int>("update talent_cards set hidden_from = array_append(hidden_from, $1) where user_id = $2", employer, talent.UserId);
        var after = (await portal.Talents(member)).Cards.Select(card => card.Reference);
        await portal.Scalar<int>("update talent_cards set hidden_from = array_remove(hidden_from, $1) where user_id = $2", employer, talent.UserId);
        return before.Except(after).Single();
    }

    /// <summary>An employer's request that waits for the person's answer.</summary>
    public static async Task<Guid> ContactAsked(this PortalFixture portal, DemoPerson talent, DemoPerson? member = null)
    {
        member ??= Personas.RecruiterOf("rongxin");
        await portal.As(member, "fujian").Get(new AskTalent(await portal.ReferenceOf(member, talent), "Optics engineer", "We would like to talk with you about our laboratory."));
        return (await portal.As(talent).Get(new BrowseMyContacts())).Items[0].Id;
    }

    /// <summary>One that the person has accepted, with all there is to disclose.</summary>
    public static async Task<Guid> Accepted(this PortalFixture portal, DemoPerson talent)
    {
        await portal.Crowd();
        await portal.As(talent).Get(Usual);
        var id = await portal.ContactAsked(talent);
        await portal.As(talent).Get(Yes(portal, id));
        return id;
    }

    public static AnswerContact Yes(PortalFixture portal, Guid id, params ContactPart[] parts) =>
        new(id, true, parts.Length == 0 ? Enum.GetValues<ContactPart>() : parts, PortalFixture.TenantOf("fujian").DayAt(portal.Clock.GetUtcNow()).AddDays(30), Words);

    public static AnswerContact No(Guid id) => new(id, false, null, null, null);

    public static Guid EmployerId(string key) => DemoPeople.Employer(key).Id;
}
