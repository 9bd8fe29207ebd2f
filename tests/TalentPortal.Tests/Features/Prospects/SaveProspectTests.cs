using TalentPortal.Features.Prospects;
using TalentPortal.Features.Prospects.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Prospects;

[Collection(ProspectsCollection.Name)]
public sealed class SaveProspectTests(PortalFixture portal)
{
    [Fact]
    public async Task What_is_known_of_the_person_is_sealed_and_found_again_by_hashes_that_name_nobody()
    {
        var id = await portal.Entered(ProspectScene.Entering(portal, "Grace.Sealed@example.org", "Grace Hopper") with { Phone = "+44 (0)20 7946 0018", Orcid = "https://orcid.org/0000-0002-1825-0097" });
        // Whole numbers: four digits of one stand in some hundred sealed bytes by chance now and then.
        foreach (var canary in new[] { "grace", "Hopper", "2079460018", "0002-1825-0097", "Leeds" })
        {
            Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospects p where p.id = $1 and p::text ilike '%' || $2 || '%'", id, canary));
            Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospect_keys k where k.prospect_id = $1 and k::text ilike '%' || $2 || '%'", id, canary));
            Assert.Equal(0L, await portal.Scalar<long>("select count(*) from prospects where id = $1 and position(convert_to($2, 'UTF8') in facts) > 0", id, canary));
        }

        var facts = (await portal.As(ProspectScene.Consultant()).Get(new ViewProspect(id))).Facts!;
        Assert.Equal(("Grace.Sealed@example.org", "+442079460018", "0000-0002-1825-0097"), (facts.Email, facts.Phone, facts.Orcid));
        Assert.True(await portal.Scalar<long>("select count(*) from audit_entries where subject_id = $1 and action = 'prospects.enter'", id) == 1);
    }

    [Fact]
    public async Task A_double_click_enters_one_and_each_field_that_is_missing_or_wrong_says_so()
    {
        var sender = portal.As(ProspectScene.Consultant());
        var (good, command) = (ProspectScene.Entering(portal), Guid.CreateVersion7());
        var twice = await Task.WhenAll(sender.Send(good, command), sender.Send(good, command));
        Assert.Single(twice.Select(outcome => outcome.Value.Id).Distinct());

        good = ProspectScene.Entering(portal);
        Assert.Equal("SaveProspect_NameMissing", ProspectScene.Error(await sender.Send(good with { Letters = " " }), "Characters"));
        Assert.Equal("SaveProspect_WayMissing", ProspectScene.Error(await sender.Send(good with { Email = null }), "Email"));
        Assert.Equal("SaveProspect_EmailWrong", ProspectScene.Error(await sender.Send(good with { Email = "ada@" }), "Email"));
        foreach (var phone in new[] { "020 7946 0018", "+12", "+44 ring me" }) Assert.Equal("SaveProspect_PhoneWrong", ProspectScene.Error(await sender.Send(good with { Phone = phone }), "Phone"));
        foreach (var orcid in new[] { "0000-0002-1825-0098", "1825", "0000-0002-1825-009X" }) Assert.Equal("SaveProspect_OrcidWrong", ProspectScene.Error(await sender.Send(good with { Orcid = orcid }), "Orcid"));
        Assert.Equal("SaveProspect_NotInList", ProspectScene.Error(await sender.Send(good with { CountryCode = "XX" }), "CountryCode"));
        Assert.Equal("SaveProspect_NotInList", ProspectScene.Error(await sender.Send(good with { Languages = ["xx"] }), "Languages"));
        Assert.Equal("SaveProspect_SourceMissing", ProspectScene.Error(await sender.Send(good with { Source = (ProspectSource)(-1) }), "Source"));
        Assert.Equal("SaveProspect_SourceNoteMissing", ProspectScene.Error(await sender.Send(good with { SourceNote = "" }), "SourceNote"));
        Assert.Equal("SaveProspect_BasisMissing", ProspectScene.Error(await sender.Send(good with { Basis = (LawfulBasis)(-1) }), "Basis"));
        Assert.Equal("SaveProspect_BasisUnfit", ProspectScene.Error(await sender.Send(good with { Basis = LawfulBasis.MadePublic }), "Basis"));
        Assert.Equal("SaveProspect_BasisNoteMissing", ProspectScene.Error(await sender.Send(good with { BasisNote = null }), "BasisNote"));
        Assert.Equal("SaveProspect_PermissionMissing", ProspectScene.Error(await sender.Send(good with { Permission = (ContactPermission)(-1) }), "Permission"));
        Assert.Equal("SaveProspect_PermissionOnMissing", ProspectScene.Error(await sender.Send(good with { PermissionOn = null }), "PermissionOn"));
        Assert.Equal("SaveProspect_PermissionOnLater", ProspectScene.Error(await sender.Send(good with { PermissionOn = good.PermissionOn!.Value.AddDays(3) }), "PermissionOn"));
        Assert.Equal("SaveProspect_PermissionHowMissing", ProspectScene.Error(await sender.Send(good with { PermissionHow = " " }), "PermissionHow"));
        Assert.Equal("SaveProspect_TooLong", ProspectScene.Error(await sender.Send(good with { SourceNote = new string('x', ProspectFacts.NoteMax + 1) }), "SourceNote"));
        // The longest there can be fits into its column.
        var longest = new string('字', ProspectFacts.NoteMax);
        Assert.NotNull((await sender.Get(good with { Characters = new string('字', ProspectFacts.NameMax), SourceNote = longest, BasisNote = longest, PermissionHow = longest })).Id);
    }

    [Theory]
    [InlineData("mail in other letters and with a tag", null, "Somebody Else", "SAME+news@example.org", null, null)]
    [InlineData("number", null, "Somebody Else", null, "0044 20-7946-0123", null)]
    [InlineData("identifier", null, "Somebody Else", null, "+4930111111", "0000000151094033")]
    [InlineData("letters, surname last", null, "Xiao-Ming LÜ", null, "+4930111112", null)]
    [InlineData("letters apart", null, "Lyu Xiao Ming", null, "+4930111113", null)]
    [InlineData("characters", "吕晓明", null, null, "+4930111114", null)]
    [InlineData("traditional characters", "呂曉明", null, null, "+4930111115", null)]
    public async Task Whoever_was_entered_before_is_asked_about_first(string _, string? characters, string? letters, string? email, string? phone, string? orcid)
    {
        var sender = portal.As(ProspectScene.Lead("zhongguancun"));
        var first = ProspectScene.Entering(portal, "same@example.org", "Xiaoming Lu") with { Phone = "+442079460123", Orcid = "0000-0001-5109-4033" };
        var known = (await sender.Get(first)) is { Id: { } saved } ? saved : (await portal.As(ProspectScene.Lead("zhongguancun")).Get(new BrowseProspects())).Items.Last().Id;
        var again = first with { Characters = characters, Letters = letters, Email = email ?? ProspectScene.NewEmail(), Phone = phone, Orcid = orcid };
        var before = await portal.Scalar<long>("select count(*) from prospects");
        var outcome = await sender.Get(again);
        Assert.Null(outcome.Id);
        Assert.Equal(known, Assert.Single(outcome.Alike).Id);
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from prospects"));

        // Nobody of another tenant is told, nor is anybody asked about there.
        Assert.NotNull((await portal.As(ProspectScene.Lead("greater-bay")).Get(again with { Anyway = false, Email = again.Email == "SAME+news@example.org" ? "same@example.org" : again.Email })).Id);
        await portal.Scalar<int>("delete from prospects where tenant_id = $1", PortalFixture.TenantOf("greater-bay").Id);
    }

    [Fact]
    public async Task Namesakes_can_be_entered_all_the_same_and_an_account_of_the_portal_is_never_a_match()
    {
        var (sender, name) = (portal.As(ProspectScene.Consultant()), "Bo " + ProspectScene.Word());
        await portal.Entered(ProspectScene.Entering(portal, letters: name));
        var second = ProspectScene.Entering(portal, letters: name);
        Assert.Equal([ContactKeyKind.Name], Assert.Single((await sender.Get(second)).Alike).By);
        Assert.NotNull((await sender.Get(second with { Anyway = true })).Id);
        Assert.NotNull((await sender.Get(ProspectScene.Entering(portal, Personas.Talent.Email))).Id);
    }

    [Fact]
    public async Task A_colleagues_entry_is_told_of_without_being_opened()
    {
        var (colleague, _) = await portal.NewStaff(PortalRole.OverseasConsultant);
        var request = ProspectScene.Entering(portal);
        var id = await portal.Entered(request, colleague);
        var other = Assert.Single((await portal.As(ProspectScene.Consultant()).Get(request)).Alike);
        Assert.Equal((id, false), (other.Id, other.IsVisible));
        Assert.True(Assert.Single((await portal.As(ProspectScene.Lead()).Get(request)).Alike).IsVisible);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(ProspectScene.Consultant()).Send(request with { Id = id, Version = await portal.ProspectVersion(id) })).Kind);
    }

    [Fact]
    public async Task Whoever_refused_is_not_kept_and_can_not_be_entered_again_here_by_address_or_number()
    {
        var sender = portal.As(ProspectScene.Consultant());
        var refused = ProspectScene.Entering(portal) with { Phone = "+442079460777", Permission = ContactPermission.Refused };
        var before = await portal.Scalar<long>("select count(*) from prospects");
        Assert.Null((await sender.Get(refused)).Id);
        Assert.Equal(before, await portal.Scalar<long>("select count(*) from prospects"));

        Assert.Equal("SaveProspect_Blocked", (await sender.Send(refused with { Permission = ContactPermission.Given, Phone = null, Email = refused.Email!.ToUpperInvariant() })).Reason!.Name);
        Assert.Equal("SaveProspect_Blocked", (await sender.Send(ProspectScene.Entering(portal) with { Phone = "+44 20 7946 0777", Anyway = true })).Reason!.Name);
        Assert.NotNull((await portal.As(ProspectScene.Consultant("greater-bay")).Get(refused with { Permission = ContactPermission.Given })).Id);
    }

    [Fact]
    public async Task A_change_writes_the_keys_anew_and_two_windows_do_not_overwrite_each_other()
    {
        var sender = portal.As(ProspectScene.Consultant());
        var request = ProspectScene.Entering(portal);
        var id = await portal.Entered(request);
        var version = await portal.ProspectVersion(id);
        var changed = request with { Id = id, Email = ProspectScene.NewEmail(), Letters = "Cy " + ProspectScene.Word(), Version = version };
        Assert.Equal(id, (await sender.Get(changed)).Id);
        Assert.Equal(OutcomeKind.Conflict, (await sender.Send(changed with { Letters = "Cy Second" })).Kind);
        Assert.NotNull((await sender.Get(request)).Id);
        Assert.Equal(id, Assert.Single((await sender.Get(ProspectScene.Entering(portal, changed.Email))).Alike).Id);

        // Whoever says no later is forgotten and remembered in one step.
        Assert.Null((await sender.Get(changed with { Permission = ContactPermission.Refused, Email = ProspectScene.NewEmail(), Version = await portal.ProspectVersion(id) })).Id);
        Assert.Equal((0, 0L), await portal.Left(id));
        Assert.Equal("SaveProspect_Blocked", (await sender.Send(ProspectScene.Entering(portal, changed.Email))).Reason!.Name);
    }

    [Fact]
    public async Task Once_the_invitation_is_out_its_address_stays_because_the_link_opens_an_account_for_it()
    {
        var sender = portal.As(ProspectScene.Consultant());
        var request = ProspectScene.Entering(portal);
        var id = await portal.Entered(request);
        Assert.True((await sender.Send(new InviteProspect(id, await portal.ProspectVersion(id)))).IsOk);
        var changed = request with { Id = id, Phone = "+44 20 7946 0990", Version = await portal.ProspectVersion(id) };
        Assert.Equal("SaveProspect_EmailInvited", ProspectScene.Error(await sender.Send(changed with { Email = ProspectScene.NewEmail() }), "Email"));
        Assert.Equal("SaveProspect_EmailInvited", ProspectScene.Error(await sender.Send(changed with { Email = null }), "Email"));
        Assert.Equal(id, (await sender.Get(changed)).Id);
    }
}
