using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using TalentPortal.Data;
using TalentPortal.Features.Applications;
using TalentPortal.Features.Applications.Domain;
using TalentPortal.Features.Cards;
using TalentPortal.Features.Cases;
using TalentPortal.Features.Eligibility;
using TalentPortal.Features.Folders;
using TalentPortal.Features.Matches;
using TalentPortal.Features.Offers;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Keeping;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;
using TalentPortal.Tests.Features.Folders;
using TalentPortal.Tests.Features.Applications;
using TalentPortal.Tests.Features.Cards;
using TalentPortal.Tests.Features.Cases;
using TalentPortal.Tests.Features.Conversations;
using TalentPortal.Tests.Features.Documents;
using TalentPortal.Tests.Features.Eligibility;
using TalentPortal.Tests.Features.Family;
using TalentPortal.Tests.Features.Leads;
using TalentPortal.Tests.Features.Matches;
using TalentPortal.Tests.Features.Offers;
using TalentPortal.Tests.Features.Profiles;
using TalentPortal.Tests.Features.Referrals;
using TalentPortal.Tests.Features.Transfers;
using TalentPortal.Tests.Features.Viewings;
using TalentPortal.Tests.Features.Reports;
using TalentPortal.Tests.Features.Pathways;
using TalentPortal.Tests.Features.ReturnPlans;
using TalentPortal.Tests.Features.ReturnTimelines;
using TalentPortal.Tests.Features.SavedSearches;
using TalentPortal.Tests.Features.Schools;
using TalentPortal.Tests.Fixture;
using TalentPortal.Tests.Isolation;

namespace TalentPortal.Tests.Features.Talents;

/// <summary>sec-P08: every column about a person is in the person's export or has a reason, and nobody else's data is.</summary>
public sealed class ExportMyDataTests(PortalFixture portal) : IClassFixture<PortalFixture>
{
    /// <summary>Where the rows of a table about a person stand in the export.</summary>
    private static readonly Dictionary<string, string[]> Places = new()
    {
        ["talent_profiles"] = ["talent", "profile"],
        ["cv_documents"] = ["talent", "cvs"],
        ["consents"] = ["talent", "consents"],
        ["grants"] = ["talent", "grants"],
        ["access_entries"] = ["talent", "accessLog"],
        ["job_applications"] = ["applications"],
        ["application_steps"] = ["applications", "steps"],
        ["scorecards"] = ["applications"],
        ["applicant_notes"] = ["applications"],
        ["score_sheets"] = ["applications"],
        ["applicant_readings"] = ["applications"],
        ["reading_alarms"] = ["applications"],
        ["offers"] = ["offers"],
        ["match_refusals"] = ["matches", "aside"],
        ["match_proposals"] = ["matches", "proposed"],
        ["offer_versions"] = ["offers", "versions"],
        ["offer_messages"] = ["offers", "messages"],
        ["profile_entries"] = ["career", "entries"],
        ["profile_sheets"] = ["career", "sheet"],
        ["return_timelines"] = ["returnTimeline"],
        ["pathway_checks"] = ["pathways"],
        ["return_plans"] = ["returnPlans"],
        ["talent_folders"] = ["folder"],
        ["leads"] = ["leads"],
        ["job_reports"] = ["reports"],
        ["cases"] = ["cases"],
        ["case_entries"] = ["cases", "entries"],
        ["hand_overs"] = ["cases", "handOvers"],
        ["case_tasks"] = ["cases", "tasks"],
        ["case_checks"] = ["cases", "checks"],
        ["arrival_plans"] = ["arrivalPlans"],
        ["buddy_wishes"] = ["buddies", "wishes"],
        ["buddy_proposals"] = ["buddies", "proposals"],
        ["arrival_items"] = ["arrivalPlans", "items"],
        ["check_ins"] = ["checkIns"],
        ["referrals"] = ["referrals", "referrals"],
        ["referral_letters"] = ["referrals", "open"],
        ["transfers"] = ["transfers", "transfers"],
        ["transfer_letters"] = ["transfers", "open"],
        ["conversations"] = ["messages"],
        ["messages"] = ["messages", "messages"],
        ["case_files"] = ["messages", "files"],
        ["talent_documents"] = ["documents", "kept"],
        ["document_files"] = ["documents", "kept", "files"],
        ["document_requests"] = ["documents", "requests"],
        ["talent_cards"] = ["cards", "cards"],
        ["contact_requests"] = ["cards", "requests"],
        ["contact_disclosures"] = ["cards", "disclosed"],
        ["talent_facts"] = ["cards", "counted"],
        ["employer_blocks"] = ["cards", "blocks"],
        ["document_checks"] = ["documents", "checks"],
        ["partner_sides"] = ["family", "side"],
        ["family_wishes"] = ["family", "wishes"],
        ["family_children"] = ["family", "children"],
        ["family_notes"] = ["family", "notes"],
        ["school_choices"] = ["schools"],
        ["eligibility_sheets"] = ["eligibility", "sheet"],
        ["eligibility_results"] = ["eligibility", "results"],
        ["flat_enquiries"] = ["viewings"],
        ["flat_messages"] = ["viewings", "messages"],
        ["saved_searches"] = ["savedSearches"],
        ["saved_search_runs"] = ["savedSearches", "runs"],
    };

    /// <summary>Columns that are not in the export, each with its reason.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["*.UserId"] = "the person's own id, once under account",
        ["*.TalentUserId"] = "the person's own id, once under account",
        ["*.Version"] = "PostgreSQL's own row version",
        ["profile_sheets.Id"] = "the person's own id, once under account",
        ["eligibility_sheets.Id"] = "the person's own id, once under account",
        ["talent_folders.Id"] = "the person's own id, once under account",
        ["return_timelines.Id"] = "the person's own id, once under account",
        ["return_plans.ShareHash"] = "of a secret that is the person's own; that it opens the plan, and until when, is said",
        ["return_timelines.FeedId"] = "part of a secret address; that there is one is said",
        ["talent_profiles.Id"] = "the person's own id, once under account",
        ["talent_facts.Industry"] = "one of the marks, which are there",
        ["talent_facts.Degree"] = "one of the marks, which are there",
        ["talent_facts.Region"] = "one of the marks, which are there",
        ["talent_facts.Years"] = "one of the marks, which are there",
        ["partner_sides.Id"] = "the person's own id, once under account",
        ["partner_sides.PartnerId"] = "the account of somebody else",
        ["family_wishes.ReaderId"] = "the account of somebody else; that it is open is said",
        ["contact_requests.AskedBy"] = "the account of a member of the employer",
        ["talent_cards.HiddenFrom"] = "the blocks themselves are under cards",
        ["talent_cards.HiddenFromGroups"] = "the blocks themselves are under cards",
        ["talent_cards.HiddenFromNames"] = "keys of the names that are under cards",
        ["employer_blocks.NameKeys"] = "keys of the name, which is there",
        ["saved_searches.Mark"] = "how far the list was looked at; says nothing about the person",
        ["saved_searches.Seen"] = "numbers of public postings that were looked at",
        ["flat_enquiries.CompanionUserId"] = "an id of staff; the name is there",
        ["flat_enquiries.Sequence"] = "how often an agreed time changed, for calendar programs",
        ["flat_messages.Id"] = "stands inside its enquiry",
        ["flat_messages.TenantId"] = "stands inside its enquiry",
        ["flat_messages.EnquiryId"] = "stands inside its enquiry",
        ["flat_messages.CaseId"] = "stands inside its enquiry",
        ["flat_messages.EmployerId"] = "stands inside its enquiry",
        ["saved_search_runs.Id"] = "stands inside its search",
        ["saved_search_runs.SearchId"] = "stands inside its search",
        ["cv_documents.StorageName"] = "where the file lies, which is secret",
        ["document_requests.EmployerId"] = "never set: employers are no party to a case",
        ["document_checks.EmployerId"] = "never set: employers are no party to a case",
        ["document_files.StorageName"] = "where the file lies, which is secret",
        ["document_files.DocumentId"] = "stands inside its document",
        ["access_entries.PreviousHash"] = "proves the chain inside the portal; says nothing about the person",
        ["access_entries.Hash"] = "proves the chain inside the portal; says nothing about the person",
        ["job_reports.EmployerId"] = "never set: an employer is no party to what is said of it",
        ["job_reports.Source"] = "a keyed hash that tells two sides apart",
        ["job_reports.DecidedBy"] = "an id of staff",
        ["leads.EmployerId"] = "never set: a lead is between a person and a tenant",
        ["cases.EmployerId"] = "never set: employers are no party to a case",
        ["case_entries.Id"] = "stands inside its case",
        ["case_entries.CaseId"] = "stands inside its case",
        ["case_entries.TenantId"] = "stands inside its case",
        ["case_entries.EmployerId"] = "never set: employers are no party to a case",
        ["hand_overs.CaseId"] = "stands inside its case",
        ["hand_overs.TenantId"] = "stands inside its case",
        ["hand_overs.EmployerId"] = "never set: employers are no party to a case",
        ["case_tasks.CaseId"] = "stands inside its case",
        ["case_tasks.TenantId"] = "stands inside its case",
        ["case_tasks.EmployerId"] = "never set: employers are no party to a case",
        ["case_checks.CaseId"] = "stands inside its case",
        ["case_checks.TenantId"] = "stands inside its case",
        ["case_checks.EmployerId"] = "never set: employers are no party to a case",
        ["buddy_wishes.EmployerId"] = "never set: employers are no party to a case",
        ["buddy_proposals.EmployerId"] = "never set: employers are no party to a case",
        ["buddy_proposals.StudentUserId"] = "an id of staff; the name is there",
        ["buddy_proposals.Answer"] = "why a student cannot is said to whoever proposed them",
        ["arrival_plans.EmployerId"] = "never set: employers are no party to a case",
        ["arrival_items.EmployerId"] = "never set: employers are no party to a case",
        ["arrival_items.CaseId"] = "stands inside its plan",
        ["arrival_items.TenantId"] = "stands inside its plan",
        ["check_ins.EmployerId"] = "never set: employers are no party to a case",
        ["match_proposals.EmployerId"] = "never set: employers are no party to a case",
        ["match_proposals.ProposedBy"] = "an id of staff; the name is there",
        ["referrals.EmployerId"] = "never set: the receiver reads the letter",
        ["referrals.AskedBy"] = "an id of staff; the name is there",
        ["referrals.LinkHash"] = "of a secret that is the receiver's",
        ["transfers.EmployerId"] = "never set: employers are no party to a case",
        ["transfers.AskedBy"] = "an id of staff; the name is there",
        ["transfers.IsToldToSender"] = "whether the portal has done its part; the state is there",
        ["conversations.EmployerId"] = "never set: employers are no party to a case",
        ["messages.Id"] = "stands inside its conversation, by its number",
        ["messages.CaseId"] = "stands inside its conversation",
        ["messages.TenantId"] = "stands inside its conversation",
        ["messages.EmployerId"] = "never set: employers are no party to a case",
        ["messages.By"] = "said by whether the talent wrote it",
        ["messages.AuthorUserId"] = "an id of staff; the name under which they wrote is there",
        ["case_files.CaseId"] = "stands inside its conversation",
        ["case_files.TenantId"] = "stands inside its conversation",
        ["case_files.EmployerId"] = "never set: employers are no party to a case",
        ["case_files.StorageName"] = "where the file lies, which is secret",
        ["application_steps.UndoesId"] = "what was taken back is no part of the course",
        ["scorecards.ApplicationId"] = "the employer's own, which it hands out; the export says so",
        ["scorecards.MemberUserId"] = "the employer's own, which it hands out; the export says so",
        ["scorecards.MemberName"] = "the employer's own, which it hands out; the export says so",
        ["scorecards.Scores"] = "the employer's own, which it hands out; the export says so",
        ["scorecards.Words"] = "the employer's own, which it hands out; the export says so",
        ["scorecards.AskedAt"] = "the employer's own, which it hands out; the export says so",
        ["scorecards.SentAt"] = "the employer's own, which it hands out; the export says so",
        ["applicant_notes.ApplicationId"] = "the employer's own, which it hands out; the export says so",
        ["applicant_notes.MemberName"] = "the employer's own, which it hands out; the export says so",
        ["applicant_notes.Words"] = "the employer's own, which it hands out; the export says so",
        ["applicant_notes.At"] = "the employer's own, which it hands out; the export says so",
        ["applicant_readings.ReaderUserId"] = "the account of a member of the employer; the reading itself is in the access log",
        ["applicant_readings.PersonKey"] = "a keyed hash that tells two people apart",
        ["applicant_readings.At"] = "the reading itself is in the access log",
        ["reading_alarms.ReaderUserId"] = "the account of a member of the employer; it is about that member",
        ["reading_alarms.Step"] = "how many an employer opened; about no applicant",
        ["reading_alarms.Count"] = "how many an employer opened; about no applicant",
        ["reading_alarms.Hours"] = "how many an employer opened; about no applicant",
        ["reading_alarms.At"] = "how many an employer opened; about no applicant",
        ["reading_alarms.ReopenedAt"] = "how many an employer opened; about no applicant",
        ["reading_alarms.ReopenedBy"] = "an id of staff",
        ["reading_alarms.Reason"] = "how many an employer opened; about no applicant",
        ["score_sheets.Criteria"] = "by what an employer assesses everybody; about nobody",
        ["offer_versions.Id"] = "stands inside its offer, by its number",
        ["offer_versions.TenantId"] = "stands inside its offer",
        ["offer_versions.OfferId"] = "stands inside its offer",
        ["offer_versions.EmployerId"] = "stands inside its offer",
        ["offer_messages.Id"] = "stands inside its offer, by its number",
        ["offer_messages.TenantId"] = "stands inside its offer",
        ["offer_messages.OfferId"] = "stands inside its offer",
        ["offer_messages.EmployerId"] = "stands inside its offer",
        ["application_steps.Id"] = "stands inside its application",
        ["application_steps.ApplicationId"] = "stands inside its application",
        ["application_steps.TenantId"] = "stands inside its application",
        ["application_steps.EmployerId"] = "stands inside its application",
    };

    [Fact]
    public async Task Every_column_about_a_person_is_in_the_export_or_left_out_for_a_reason()
    {
        var export = await Export(await FullPerson());
        var subjects = 0;
        List<string> missing = [];
        foreach (var table in Tables.Of(TenancyShape.Person, TenancyShape.Case))
        {
            if (!Places.TryGetValue(table.Name, out var place))
            {
                if (table.Type.ClrType.Namespace!.Split('.') is [_, "Features", "Talents" or "Applications" or "Offers" or "Leads" or "Cases" or "Conversations" or "Documents" or "ReturnTimelines" or "Eligibility" or "Pathways" or "ReturnPlans" or "Viewings" or "Folders", ..]) missing.Add($"{table.Name} has no place in the export");
                continue;
            }

            var row = At(export, place);
            foreach (var property in table.Type.GetProperties().Cast<IReadOnlyPropertyBase>().Concat(table.Type.GetComplexProperties()))
            {
                subjects++;
                if (LeftOut.ContainsKey($"*.{property.Name}") || LeftOut.ContainsKey($"{table.Name}.{property.Name}")) continue;
                if (!row.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(property.Name), out _)) missing.Add($"{table.Name}.{property.Name}");
            }
        }

        Assert.True(subjects >= 80, $"only {subjects} columns");
        Assert.Empty(missing);
        foreach (var reviewed in LeftOut.Keys.Where(key => key[0] != '*'))
            Assert.NotNull(Tables.All.Single(table => table.Name == reviewed.Split('.')[0]).Type.ClrType.GetProperty(reviewed.Split('.')[1]));
    }

    [Fact]
    public async Task It_holds_what_was_typed_in_clear_and_nothing_of_others()
    {
        var sent = await FullPerson();
        var other = await portal.Applied(name: "Somebody Else");
        var text = System.Text.Encoding.UTF8.GetString((await portal.As(sent.Talent, "zhongguancun").Get(new ExportMyData())).Json);
        foreach (var own in new[] { "Wei Ling", "wei.ling@example.org", "Fifteen years in optics.", "I can talk in the evenings.", "Tuesday at ten?", LeadScene.Wish, LeadScene.ReachWhen, "cv.pdf", "工艺工程师", "Overseas summary text", "The needs are clear.", "When do we talk?", "On Tuesday at ten.", "flight.pdf", DocumentScene.Number, "scan.pdf", "For the visa.", "A page is missing.", OfferScene.Canary, "Is the flat furnished?", ViewingScene.Name, ViewingScene.Words, "Ask about the laboratory.", sent.Talent.Email, sent.Talent.UserId.ToString() })
            Assert.Contains(own, text, StringComparison.Ordinal);
        foreach (var foreign in new[] { "Somebody Else", other.Application.ToString(), other.Talent.Email, other.Cv.ToString(), await portal.StorageNameOf(sent.Cv) })
            Assert.DoesNotContain(foreign, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_nothing_gets_an_export_too_and_a_visitor_none()
    {
        var export = await Export(await portal.NewPerson());
        Assert.Equal("talentportal-personal-data/1", export.GetProperty("format").GetString());
        Assert.Equal(JsonValueKind.Null, export.GetProperty("talent").GetProperty("profile").ValueKind);
        Assert.Equal(OutcomeKind.NotFound, (await portal.As(null).Send(new ExportMyData())).Kind);
    }

    private async Task<Sent> FullPerson()
    {
        var sent = await portal.Applied();
        await portal.Move(sent, ApplicationState.Screening, "Tuesday at ten?");
        await portal.Recruiter(sent).Get(new OpenApplicantCv(sent.Application));
        await portal.As(sent.Talent).Get(new RefuseMatch(await portal.Listed("master", "chip-design")));
        var offer = await portal.OfferMade(await portal.Interviewed("haiyun", talent: sent.Talent));
        await portal.Talent(offer).Get(new WriteInMyOffer(offer.Id, "Is the flat furnished?"));
        await portal.Enter(ReportScene.Money(await portal.PublicJob()), sent.Talent.UserId);
        await portal.AddEntry(sent.Talent);
        await portal.As(sent.Talent).Get(CareerScene.Wishes());
        await portal.WithTimeline(sent.Talent);
        await portal.Following(person: sent.Talent);
        await portal.KeptPlan(sent.Talent);
        await portal.As(sent.Talent).Get(new KeepThing(KeptKind.Position, FolderScene.KeyOf(await portal.Position())));
        await portal.As(sent.Talent).Get(new NoteThing((await portal.As(sent.Talent).Get(new ViewMyFolder())).Things[0].Id, "Ask about the laboratory."));
        var asked = await portal.Asked(talent: sent.Talent);
        await portal.Take(asked);
        var opened = new Opened(await portal.Scalar<Guid>("select id from cases where lead_id = $1", asked.Id), asked.Id, sent.Talent, asked.Tenant);
        await portal.Planned(opened);
        await portal.As(CaseScene.Overseas).Get(new TickCheck(opened.Id, "identity", true));
        await portal.As(CaseScene.Overseas).Get(new ProposeMatch(opened.Id, await portal.Fitting(sent.Talent), ProposalScene.Words));
        await portal.Run(
            "insert into check_ins (id, tenant_id, case_id, talent_user_id, day, asked_on, questions_version, answers, is_flagged, asks_again, is_missed) select gen_random_uuid(), tenant_id, id, talent_user_id, 30, current_date, 1, '', false, false, false from cases where id = $1",
            opened.Id);
        await portal.Run("insert into buddy_wishes (id, tenant_id, talent_user_id, is_wanted, facts, used, changed_at) select id, tenant_id, talent_user_id, true, '', '{Language}', now() from cases where id = $1", opened.Id);
        await portal.Run("insert into buddy_proposals (id, tenant_id, case_id, talent_user_id, student_user_id, student_name, proposed_by_name, proposed_at, reasons, answer, state, moved_at) select gen_random_uuid(), tenant_id, id, talent_user_id, $2, 'Xu', 'Xu', now(), '', '', 'Asked', now() from cases where id = $1", opened.Id, CaseScene.Campus.UserId);
        await portal.Run("insert into arrival_plans (id, tenant_id, talent_user_id, arrive_on, audience, with_children, template_version, made_by_name, made_at) select id, tenant_id, talent_user_id, current_date, 'Foreigner', false, 1, 'Xu', now() from cases where id = $1", opened.Id);
        await portal.Run("insert into arrival_items (id, tenant_id, case_id, talent_user_id, on_day, time_of_day, party, words, papers, place) select gen_random_uuid(), tenant_id, id, talent_user_id, current_date, 'AnyTime', 'Both', '', '{}', 0 from cases where id = $1", opened.Id);
        Assert.True((await portal.Agree(await portal.Proposed(one: opened))).IsOk);
        var going = await portal.AboutToGo(opened);
        Assert.True((await portal.LetGo(going)).IsOk);
        await portal.Offered(opened);
        await portal.Say(opened, "When do we talk?", ">On Tuesday at ten.");
        await portal.TalentSends(opened, "flight.pdf");
        await portal.Discussed(opened, await portal.KeptDocument(sent.Talent, "passport"));
        await portal.Accepted(sent.Talent);
        await portal.As(sent.Talent).Get(new BlockEmployer(null, "Nowhere Optics", false));
        await portal.Linked(sent.Talent);
        await portal.As(sent.Talent).Get(FamilyScene.Wishes());
        await portal.Chosen(sent.Talent);
        await portal.AskedFor(sent.Talent);
        await portal.ShareFamily(opened);
        await portal.Looked(sent.Talent);
        await portal.As(sent.Talent, "fujian").Get(new KeepResult(["fujian.settling-grant"], EligibilityScene.Fields(("place", "fuzhou")), true, "I agree."));
        return sent;
    }

    private async Task<JsonElement> Export(Sent sent) => await Export(sent.Talent);

    private async Task<JsonElement> Export(TalentPortal.Data.Seed.Demo.DemoPerson person) => JsonDocument.Parse((await portal.As(person).Get(new ExportMyData())).Json).RootElement;

    /// <summary>The first row at a place: of a list, its first element.</summary>
    private static JsonElement At(JsonElement element, string[] place)
    {
        foreach (var name in place)
        {
            element = element.GetProperty(name);
            if (element.ValueKind == JsonValueKind.Array) element = element[0];
        }

        return element;
    }
}
