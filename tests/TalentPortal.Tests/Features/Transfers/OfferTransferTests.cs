using TalentPortal.Features.Cases.Domain;
using TalentPortal.Features.Transfers;
using TalentPortal.Features.Transfers.Domain;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Talents;
using TalentPortal.Tests.Fixture;

namespace TalentPortal.Tests.Features.Transfers;

public sealed class SaveIntakeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nobody_is_offered_cases_who_did_not_say_that_they_take_them_on()
    {
        var one = await portal.Opened();
        var offer = await portal.ToReceiver(one.Id);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(offer)).Kind);
        await portal.TakesOn(tiers: CaseTier.Domestic);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(offer)).Kind);
        Assert.Empty((await portal.As(CaseScene.Overseas).Get(new ViewTransfers(one.Id))).Receivers);
        await portal.TakesOn();
        Assert.Equal("The Pearl River delta", Assert.Single((await portal.As(CaseScene.Overseas).Get(new ViewTransfers(one.Id))).Receivers).Takes.En);
        Assert.True((await portal.As(CaseScene.Overseas).Send(offer)).IsOk);
        await portal.TakesOn(isOpen: false);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(CaseScene.Overseas).Send(await portal.ToReceiver((await portal.Opened()).Id))).Kind);
        Assert.DoesNotContain((await portal.As(CaseScene.Overseas).Get(new ViewTransfers(one.Id))).Receivers, receiver => receiver.Id == TransferScene.ReceiverId);
    }

    [Fact]
    public async Task The_own_administrator_alone_says_so_and_an_old_page_changes_nothing()
    {
        await HandOverScene.NobodyFinds(
            [portal.As(TransferScene.LeadThere), portal.As(TransferScene.There), portal.As(TransferScene.AdminThere, "fujian"), portal.As(null), portal.As(Personas.Talent)], new SaveIntake(true, [CaseTier.Overseas], null, null, null));
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator, "zhongguancun"));
        Assert.Equal("SaveIntake_TiersMissing", (await admin.Send(new SaveIntake(true, [], null, null, null))).Errors[0].Text.Name);
        await admin.Get(new SaveIntake(true, [CaseTier.Campus], null, "Haidian", null));
        Assert.Equal(OutcomeKind.Conflict, (await admin.Send(new SaveIntake(false, [], null, null, null))).Kind);
        Assert.True((await admin.Get(new ViewIntake())).IsOpen);
    }
}

public sealed class ViewIntakeTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task An_administrator_reads_the_own_setting_and_what_others_say()
    {
        var admin = portal.As(Personas.Staff(PortalRole.TenantAdministrator));
        var before = await admin.Get(new ViewIntake());
        Assert.Equal((false, null), (before.IsOpen, before.Version));
        await portal.TakesOn();
        Assert.Contains((await admin.Get(new ViewIntake())).Others, other => other.Takes.En == "The Pearl River delta");
        Assert.Empty((await portal.As(TransferScene.AdminThere).Get(new ViewIntake())).Others);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Lead), portal.As(CaseScene.Overseas), portal.As(Personas.Talent), portal.As(null)], new ViewIntake());
    }
}

public sealed class OfferTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task Nothing_leaves_before_the_talent_agreed()
    {
        var going = await portal.AboutToGo();
        Assert.Equal(("Asked", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.DoesNotContain((await portal.As(TransferScene.There).Get(new BrowseTransfers(CaseTier.Overseas))).Items, item => item.Id == going.Id);
        await HandOverScene.NobodyFinds([portal.As(TransferScene.There), portal.As(TransferScene.LeadThere)], new ViewTransfer(going.Id));
        await HandOverScene.NobodyFinds([portal.As(TransferScene.There), portal.As(TransferScene.LeadThere)], new AnswerTransfer(going.Id, true, null));
        Assert.DoesNotContain(await portal.Mails(TransferScene.There.Email), mail => mail.Text.Contains("overseas/transfers", StringComparison.Ordinal));
        var mail = Assert.Single(await portal.Mails(going.Case.Talent.Email), mail => mail.Text.Contains($"me/transfers/{going.Case.Id}", StringComparison.Ordinal));
        Assert.DoesNotContain("Shenzhen", mail.Text, StringComparison.Ordinal);
        var kept = (await portal.Scalar<byte[]>("select reason from transfers where id = $1", going.Id))!;
        Assert.True(kept.Length > 0 && kept.AsSpan().IndexOf("Shenzhen"u8) < 0);
    }

    [Fact]
    public async Task Whoever_answers_for_the_case_offers_it_once_with_all_that_is_required()
    {
        portal.GoTo(10);
        await portal.TakesOn();
        var one = await portal.Opened();
        var offer = await portal.ToReceiver(one.Id);
        await HandOverScene.NobodyFinds([.. portal.Strangers(one)], offer);
        var sender = portal.As(CaseScene.Overseas);
        Assert.Equal(OutcomeKind.NotFound, (await sender.Send(offer with { ReceiverId = PortalFixture.TenantOf("fujian").Id })).Kind);
        Assert.Equal(OutcomeKind.Conflict, (await sender.Send(offer with { Version = 1 })).Kind);
        Assert.Equal("OfferTransfer_ReceiverMissing", (await sender.Send(offer with { ReceiverId = null })).Errors[0].Text.Name);
        Assert.Equal("OfferTransfer_ReasonMissing", (await sender.Send(offer with { Reason = " " })).Errors[0].Text.Name);
        Assert.Equal("OfferTransfer_DaysUnfit", (await sender.Send(offer with { Days = 11 })).Errors[0].Text.Name);
        Assert.Equal("OfferTransfer_ItemUnknown", (await sender.Send(offer with { Items = [.. offer.Items, new("salary", "much")] })).Errors[0].Text.Name);
        Assert.Equal(("Items.summary", "OfferTransfer_ItemMissing"), (await sender.Send(offer with { Items = [.. offer.Items.Where(item => item.Key != "summary")] })) is { Errors: [var error] } ? (error.Field, error.Text.Name) : default);
        Assert.DoesNotContain(offer.Items, item => item.Key == "clearance");
        await sender.Get(offer);
        Assert.Equal("OfferTransfer_Already", (await sender.Send(await portal.ToReceiver(one.Id))).Reason!.Name);
    }

    [Fact]
    public async Task A_case_that_is_being_handed_over_within_the_organisation_is_not_offered_elsewhere()
    {
        portal.GoTo(10);
        await portal.TakesOn();
        var (one, _) = await portal.Offered();
        Assert.Equal("OfferTransfer_HandOverOpen", (await portal.As(CaseScene.Overseas).Send(await portal.ToReceiver(one.Id))).Reason!.Name);
    }
}

public sealed class ViewTransfersTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_sender_sees_what_became_of_it_and_of_a_no_nothing_but_that()
    {
        var going = await portal.AboutToGo();
        var asked = await portal.As(CaseScene.Overseas).Get(new ViewTransfers(going.Case.Id));
        Assert.Equal((false, TransferState.Asked, TransferScene.Reason), (asked.CanOffer, asked.Items[0].State, asked.Items[0].Reason));
        Assert.True((await portal.Keep(going)).IsOk);
        var over = await portal.As(CaseScene.Lead).Get(new ViewTransfers(going.Case.Id));
        Assert.Equal((TransferState.Declined, null, null), (over.Items[0].State, over.Items[0].Note, over.Items[0].AnsweredByName));
        Assert.Equal("Asked Declined", await portal.Steps(going));
        Assert.True((await portal.As(CaseScene.Overseas).Get(new ViewTransfers(going.Case.Id))).CanOffer);
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(CaseScene.Campus), portal.As(TransferScene.There), portal.As(TransferScene.LeadThere), portal.As(going.Case.Talent), portal.As(null)], new ViewTransfers(going.Case.Id));
        Assert.InRange(await portal.Scalar<long>("select count(*) from access_entries where user_id = $1 and what = 'transfers'", going.Case.Talent.UserId), 2L, 3L);
    }
}

public sealed class WithdrawTransferTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    [Fact]
    public async Task The_sender_takes_back_what_nobody_answered_and_it_closes_at_once()
    {
        var going = await portal.OnTheWay();
        await HandOverScene.NobodyFinds([portal.As(CaseScene.Domestic), portal.As(TransferScene.There), portal.As(TransferScene.LeadThere), portal.As(going.Case.Talent), portal.As(null)], new WithdrawTransfer(going.Id));
        Assert.Equal(4L, await portal.Holds(going) + await portal.Letters(going));
        await portal.As(CaseScene.Overseas).Get(new WithdrawTransfer(going.Id));
        Assert.Equal(("Withdrawn", 0L, 0L), (await portal.StateOf(going), await portal.Letters(going), await portal.Holds(going)));
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(TransferScene.There).Send(new AnswerTransfer(going.Id, true, null))).Kind);
        var (gone, _) = await portal.Gone();
        Assert.NotEqual(OutcomeKind.Ok, (await portal.As(CaseScene.Lead).Send(new WithdrawTransfer(gone.Id))).Kind);
    }
}
