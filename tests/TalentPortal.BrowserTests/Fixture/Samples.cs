using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using TalentPortal.Data.Seed.Demo;
using TalentPortal.Features.Cards;
using TalentPortal.Features.ReturnPlans;
using TalentPortal.Features.Talents;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Security;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.BrowserTests.Fixture;

/// <summary>A page of the endpoint table with an address at which it shows demo data, and who opens it.</summary>
/// <param name="Persona">Key of a demo person; null for a visitor.</param>
public sealed record SamplePage(string Route, string Address, string? Persona, bool IsWorkspace)
{
    /// <summary>Development's own pages lie beside the languages.</summary>
    public bool IsDevelopment => Route.StartsWith("/dev/", StringComparison.Ordinal);

    public string PathIn(string language, string tenant = "fujian") => IsDevelopment ? $"/{tenant}{Address}" : $"/{tenant}/{language}{Address}";

    public override string ToString() => Route;
}

/// <summary>Fills the routes of the pages with demo data.</summary>
public static class Samples
{
    internal const string LiveJob = "select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.is_public order by j.id limit 1";

    /// <summary>A position that the demo talent has not applied for, so that the form shows.</summary>
    internal static readonly string OtherJob = LiveJob.Replace(" order by", $" and not exists (select from job_applications a where a.job_id = j.id and a.talent_user_id = '{DemoPeople.Person("lin-yue").UserId}') order by", StringComparison.Ordinal);

    private static readonly Guid Talent = DemoPeople.Person("lin-yue").UserId;

    private static readonly string OneEntry = $"select id::text from profile_entries where user_id = '{Talent}' and section = 'Experience' limit 1";

    private static readonly string OneDocument = $"select id::text from talent_documents where user_id = '{Talent}' and kind = 'degree' limit 1";

    /// <summary>At Fujian, to Rongxin.</summary>
    private static readonly string OpenApplication =
        $"select a.id::text from job_applications a join tenants t on t.id = a.tenant_id where t.slug = 'fujian' and a.talent_user_id = '{Talent}' and a.employer_id = '{DemoPeople.Employer("rongxin").Id}' and a.state = 'Interview'";

    /// <summary>What the demo talent asked another tenant, so that the form for asking shows at Fujian.</summary>
    private static readonly string OwnLead = $"select l.id::text from leads l join tenants t on t.id = l.tenant_id where t.slug = 'zhongguancun' and l.talent_user_id = '{Talent}' order by l.asked_at limit 1";

    /// <summary>Somebody whom the demo consultant at Fujian entered, and who may have been entered twice; nobody whom a journey enters meanwhile and who then confirms.</summary>
    private const string Prospect = "select p.id::text from prospects p join tenants t on t.id = p.tenant_id where t.slug = 'fujian' and p.state = 'Entered' and p.contact_at < now() - interval '1 hour' order by p.contact_at desc limit 1";

    private const string DemoEvent = "select e.id::text from outreach_events e join tenants t on t.id = e.tenant_id where t.slug = 'fujian' and e.state = 'Open' order by e.starts_at limit 1";

    private const string AnyGuide = "select key from guides where is_public order by key limit 1";

    private const string DemoService = "select s.id::text from local_services s join tenants t on t.id = s.tenant_id where t.slug = 'fujian' and s.is_public order by s.id limit 1";
    private const string DemoFlat = "select l.id::text from housing_listings l join tenants t on t.id = l.tenant_id where t.slug = 'fujian' and l.is_public and l.operator_id is not null order by l.id limit 1";

    /// <summary>What a talent of the demonstration asked about a flat at Fujian.</summary>
    private static string Enquiry(string talent, bool ofOperator) =>
        $"select e.id::text from flat_enquiries e join tenants t on t.id = e.tenant_id where t.slug = 'fujian' and e.talent_user_id = '{DemoPeople.Person(talent).UserId}' and e.employer_id is {(ofOperator ? "not " : "")}null order by e.asked_at limit 1";

    private const string OwnRule = "select r.code from rules r join tenants t on t.id = r.tenant_id where t.slug = 'fujian' order by r.id limit 1";

    private const string OwnGuide = "select g.id::text from guides g join tenants t on t.id = g.tenant_id where t.slug = 'fujian' order by g.id limit 1";

    private const string DemoSchool = "select s.id::text from schools s join tenants t on t.id = s.tenant_id where t.slug = 'fujian' and s.is_public order by s.id limit 1";

    /// <summary>A demo case at Fujian that is with a tier.</summary>
    private static string CaseIn(string tier) =>
        $"select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.tier = '{tier}' and c.closed_at is null and c.talent_user_id in ({string.Join(", ", DemoPeople.People.Select(person => $"'{person.UserId}'"))}) order by c.opened_at limit 1";

    /// <summary>A demo case at Fujian in which people wrote to each other.</summary>
    private static string Conversation(string tier, string talent) =>
        $"select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.tier = '{tier}' and c.talent_user_id = '{DemoPeople.Person(talent).UserId}'";

    /// <summary>An offer of the demonstration, one that waits for its talent before others, see <see cref="OfferTalent"/>.</summary>
    private static readonly string OpenOffer = $"select o.id::text from offers o join tenants t on t.id = o.tenant_id where t.slug = 'fujian' and o.talent_user_id = '{DemoPeople.Person(OfferTalent).UserId}' order by o.state <> 'Sent', o.sent_at limit 1";

    private const string OfferTalent = "maria-silva";

    /// <summary>One in which the talent shares something of the career record, where there is one.</summary>
    private static string SharedIn(string tier) => CaseIn(tier).Replace(" order by", " order by not exists (select from grants g where g.subject_id = c.lead_id and g.scope like 'Career%'),", StringComparison.Ordinal);

    /// <summary>A demo case at Fujian that is with a tier and whose talent has answered the clearance questions.</summary>
    private static string ClearedIn(string tier) => CaseIn(tier).Replace(" order by", " and c.clearance <> 'NotChecked' order by", StringComparison.Ordinal);

    /// <summary>The demo case at Fujian of one talent.</summary>
    private static string CaseOf(string talent) => $"select c.id::text from cases c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.talent_user_id = '{DemoPeople.Person(talent).UserId}' order by c.opened_at limit 1";

    /// <summary>Values for the parameters of routes, by name; queries into the demonstration.</summary>
    private static readonly Dictionary<string, string> Queries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["/platform/tenants/{Slug}"] = "select 'fujian'",
        ["/employers/{EmployerId:guid}"] = "select employer_id::text from employer_admissions a join tenants t on t.id = a.tenant_id where t.slug = 'fujian' and a.is_public order by 1 limit 1",
        ["/jobs/{JobId:guid}"] = LiveJob,
        ["/reports/{JobId:guid}"] = LiveJob,
        ["/me/applications/{Id:guid}"] = OpenApplication,
        ["/me/applications/{Id:guid}/withdraw"] = OpenApplication,
        ["/employer/talents/requests/{Id:guid}"] = $"select r.id::text from contact_requests r join tenants t on t.id = r.tenant_id where t.slug = 'fujian' and r.state = 'Accepted' and r.employer_id = '{DemoPeople.Employer("rongxin").Id}' order by r.id limit 1",
        ["/me/consultant/{Id:guid}"] = OwnLead,
        ["/me/consultant/{Id:guid}/withdraw"] = OwnLead,
        ["/overseas/leads/{Id:guid}"] = "select l.id::text from leads l join tenants t on t.id = l.tenant_id where t.slug = 'fujian' and l.state = 'New' order by l.acknowledge_by desc limit 1",
        ["/overseas/prospects/{Id:guid}"] = Prospect,
        ["/overseas/prospects/{Id:guid}/edit"] = Prospect,
        ["/events/{EventId:guid}"] = DemoEvent,
        ["/schools/{SchoolId:guid}"] = DemoSchool,
        ["/programmes/{Code}"] = "select 'fujian.settling-grant'",
        ["/living/{Slug}"] = "select 'fuzhou'",
        ["/living/services/{ServiceId:guid}"] = DemoService,
        ["/admin/living/{Id:guid}/edit"] = DemoService,
        ["/admin/bundles/{Id:guid}"] = "select b.id::text from content_bundles b join tenants t on t.id = b.tenant_id where t.slug = 'fujian' order by b.id limit 1",
        ["/me/return-plans/{Id:guid}"] = $"select id::text from return_plans where user_id = '{Talent}' order by id limit 1",
        ["/pathways/{Slug}"] = "select 'z-visa-b'",
        ["/me/pathways/{Slug}"] = "select 'returnee-hukou'",
        ["/overseas/pathways/{Id:guid}"] = CaseIn("Overseas"),
        ["/domestic/pathways/{Id:guid}"] = CaseIn("Domestic"),
        ["/overseas/folders/{Id:guid}"] = CaseIn("Overseas"),
        ["/domestic/folders/{Id:guid}"] = CaseIn("Domestic"),
        ["/housing/{ListingId:guid}"] = DemoFlat,
        ["/me/viewings/new/{ListingId:guid}"] = DemoFlat.Replace(" order by", $" and not exists (select from flat_enquiries e where e.listing_id = l.id and e.talent_user_id = '{Talent}') order by", StringComparison.Ordinal),
        ["/me/viewings/{Id:guid}"] = Enquiry("lin-yue", true),
        ["/employer/viewings/{Id:guid}"] = Enquiry("lin-yue", true),
        ["/admin/viewings/{Id:guid}"] = Enquiry("lin-yue", false),
        ["/overseas/viewings/{Id:guid}"] = Enquiry("daniel-weber", false),
        ["/domestic/viewings/{Id:guid}"] = Enquiry("priya-nair", true),
        ["/campus/viewings/{Id:guid}"] = Enquiry("tom-okafor", true),
        ["/admin/housing/{Id:guid}"] = DemoFlat,
        ["/employer/housing/{Id:guid}"] = DemoFlat,
        ["/guides/{Key}"] = AnyGuide,
        ["/admin/corrections/{Id:guid}"] = "select n.id::text from correction_notices n join tenants t on t.id = n.tenant_id where t.slug = 'fujian' and n.state <> 'Answered' order by n.id limit 1",
        ["/corrections/{Reference}"] = "select r.result::json ->> 'Reference' from command_receipts r where r.command = 'EnterCorrection' order by r.received_at limit 1",
        ["/admin/guides/{Id:guid}"] = OwnGuide,
        ["/admin/rules/{Code}"] = OwnRule,
        ["/admin/rules/{Code}/edit"] = OwnRule,
        ["/admin/rules/{Code}/compare"] = OwnRule,
        ["/admin/guides/{Id:guid}/edit"] = OwnGuide,
        ["/guides/{Key}/versions"] = AnyGuide,
        ["/guides/{Key}/compare"] = AnyGuide,
        ["/admin/schools/{Id:guid}/edit"] = DemoSchool,
        ["/overseas/family/{Id:guid}"] = CaseIn("Overseas"),
        ["/domestic/family/{Id:guid}"] = CaseIn("Domestic"),
        ["/campus/family/{Id:guid}"] = CaseIn("Campus"),
        ["/me/family/children/{Id:guid}"] = $"select id::text from family_children where user_id = '{Talent}' order by added_at limit 1",
        ["/overseas/events/{Id:guid}"] = DemoEvent,
        ["/overseas/events/{Id:guid}/edit"] = DemoEvent,
        ["/overseas/territories/{Id:guid}"] = $"select id::text from staff_memberships where user_id = '{DemoPeople.Person("fujian-overseas").UserId}'",
        ["/overseas/cases/{Id:guid}"] = CaseIn("Overseas"),
        ["/domestic/cases/{Id:guid}"] = CaseIn("Domestic"),
        ["/campus/cases/{Id:guid}"] = CaseIn("Campus"),
        ["/overseas/profiles/{Id:guid}"] = SharedIn("Overseas"),
        ["/domestic/profiles/{Id:guid}"] = SharedIn("Domestic"),
        ["/campus/profiles/{Id:guid}"] = SharedIn("Campus"),
        ["/me/cases/{Id:guid}"] = CaseOf("tom-okafor"),
        ["/overseas/cases/{Id:guid}/messages"] = Conversation("Overseas", "daniel-weber"),
        ["/domestic/cases/{Id:guid}/messages"] = Conversation("Domestic", "priya-nair"),
        ["/campus/cases/{Id:guid}/messages"] = Conversation("Campus", "tom-okafor"),
        ["/me/cases/{Id:guid}/messages"] = Conversation("Campus", "tom-okafor"),
        ["/me/cases/{Id:guid}/plan"] = CaseOf("tom-okafor"),
        ["/domestic/cases/{Id:guid}/plan"] = CaseOf("priya-nair"),
        ["/campus/cases/{Id:guid}/plan"] = CaseOf("tom-okafor"),
        ["/me/cases/{Id:guid}/buddy"] = CaseOf("tom-okafor"),
        ["/domestic/cases/{Id:guid}/buddy"] = CaseOf("priya-nair"),
        ["/me/clearance/{Id:guid}"] = CaseOf("tom-okafor"),
        ["/me/check-ins/{Id:guid}"] = CaseOf("eva-lindgren"),
        ["/me/appointments/{Id:guid}"] = CaseOf("tom-okafor"),
        ["/me/referrals/{Id:guid}"] = CaseOf("daniel-weber"),
        ["/me/interviews/{Id:guid}"] = OpenApplication,
        ["/employer/interviews/{Id:guid}"] = OpenApplication,
        ["/overseas/interviews/{Id:guid}"] = CaseOf("daniel-weber"),
        ["/domestic/interviews/{Id:guid}"] = CaseOf("priya-nair"),
        ["/campus/interviews/{Id:guid}"] = CaseIn("Campus"),
        ["/overseas/referrals/{Id:guid}"] = CaseOf("daniel-weber"),
        ["/domestic/referrals/{Id:guid}"] = CaseOf("priya-nair"),
        ["/campus/referrals/{Id:guid}"] = CaseIn("Campus"),
        ["/me/transfers/{Id:guid}"] = CaseOf("priya-nair"),
        ["/overseas/transfers/of/{Id:guid}"] = CaseOf("daniel-weber"),
        ["/domestic/transfers/of/{Id:guid}"] = CaseOf("priya-nair"),
        ["/campus/transfers/of/{Id:guid}"] = CaseIn("Campus"),
        ["/employer/referrals/{Id:guid}"] = $"select l.id::text from referral_letters l join tenants t on t.id = l.tenant_id where t.slug = 'fujian' and l.employer_id = '{DemoPeople.Employer("rongxin").Id}' order by l.sent_at limit 1",
        ["/domestic/supervision/{Id:guid}"] = "select m.id::text from messages m join cases c on c.tenant_id = m.tenant_id and c.id = m.case_id join tenants t on t.id = m.tenant_id where t.slug = 'fujian' and c.tier = 'Campus' and c.campus_first > 0 and m.author_user_id = c.owner_user_id order by m.number limit 1",
        ["/campus/campus-help/{Id:guid}"] = CaseOf("tom-okafor"),
        ["/domestic/campus-help/{Id:guid}"] = "select h.id::text from help_calls h join tenants t on t.id = h.tenant_id where t.slug = 'fujian' order by h.asked_at limit 1",
        ["/campus/check-ins/{Id:guid}"] = CaseIn("Campus"),
        ["/domestic/check-ins/{Id:guid}"] = CaseOf("eva-lindgren"),
        ["/overseas/clearance/{Id:guid}"] = ClearedIn("Overseas"),
        ["/domestic/clearance/{Id:guid}"] = ClearedIn("Domestic"),
        ["/admin/clearance/{Id:guid}"] = ClearedIn("Overseas"),
        ["/me/offers/{Id:guid}"] = OpenOffer,
        ["/me/offers/{Id:guid}/accept"] = OpenOffer,
        ["/employer/offers/{Id:guid}"] = OpenApplication,
        ["/employer/matches/{JobId:guid}"] = $"select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.status = 'Live' and j.employer_id = '{DemoPeople.Employer("rongxin").Id}' order by j.id limit 1",
        ["/overseas/matches/{Id:guid}"] = CaseOf("daniel-weber"),
        ["/domestic/matches/{Id:guid}"] = CaseOf("priya-nair"),
        ["/overseas/offers/{Id:guid}"] = CaseIn("Overseas"),
        ["/domestic/offers/{Id:guid}"] = CaseIn("Domestic"),
        ["/me/cv/{Id:guid}/remove"] = $"select id::text from cv_documents where user_id = '{Talent}' order by 1 limit 1",
        ["/domestic/documents/{Id:guid}"] = CaseIn("Domestic"),
        ["/campus/documents/{Id:guid}"] = CaseIn("Campus"),
        ["/searches/stop/{Token}"] = "select 'copied-in-part'",
        ["/me/documents/new/{Kind}"] = "select 'passport'",
        ["/me/documents/{Id:guid}"] = OneDocument,
        ["/me/documents/{Id:guid}/edit"] = OneDocument,
        ["/me/documents/{Id:guid}/remove"] = OneDocument,
        ["/me/profile/career/{Segment}/new"] = "select 'experience'",
        ["/me/profile/entries/{Id:guid}"] = OneEntry,
        ["/me/profile/entries/{Id:guid}/remove"] = OneEntry,
        ["/admin/caseloads/{Id:guid}"] = $"select id::text from staff_memberships where user_id = '{DemoPeople.Person("fujian-overseas").UserId}'",
        ["/employer/applications/{Id:guid}"] = OpenApplication,
        ["/employer/webhooks/{Id:guid}"] = $"select e.id::text from webhook_endpoints e join tenants t on t.id = e.tenant_id where t.slug = 'fujian' and e.employer_id = '{DemoPeople.Employer("rongxin").Id}' order by e.created_at limit 1",
        ["/employer/jobs/{JobId:guid}"] = $"select j.id::text from jobs j join tenants t on t.id = j.tenant_id where t.slug = 'fujian' and j.status = 'Returned' and j.employer_id = '{DemoPeople.Employer("rongxin").Id}' limit 1",
        ["/employer/imports/{Id:guid}"] = $"select i.id::text from posting_imports i join tenants t on t.id = i.tenant_id where t.slug = 'fujian' and i.employer_id = '{DemoPeople.Employer("rongxin").Id}' order by i.created_at limit 1",
        ["/admin/imports/{Id:guid}"] = "select i.id::text from posting_imports i join tenants t on t.id = i.tenant_id where t.slug = 'fujian' and i.employer_id is null limit 1",
        ["/admin/jobs/{JobId:guid}"] = "select c.job_id::text from job_changes c join tenants t on t.id = c.tenant_id where t.slug = 'fujian' and c.in_review limit 1",
    };

    /// <summary>Pages that show themselves only in passing, or that need another person than their area's.</summary>
    private static readonly Dictionary<string, (string Address, string? Persona)> Special = new(StringComparer.OrdinalIgnoreCase);

    private static readonly Dictionary<Workspace, string> People = new()
    {
        [Workspace.Overseas] = "fujian-overseas",
        [Workspace.Domestic] = "fujian-domestic",
        [Workspace.Campus] = "fujian-campus",
        [Workspace.Employer] = "rongxin-owner",
        [Workspace.Admin] = "fujian-admin",
        [Workspace.Platform] = "platform-admin",
    };

    /// <summary>All pages of the portal.</summary>
    /// <exception cref="InvalidOperationException">A route has parameters that no sample fills.</exception>
    public static async Task<IReadOnlyList<SamplePage>> Pages(PortalServer portal)
    {
        var pages = new List<SamplePage>();
        var used = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var endpoint in portal.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null))
        {
            var route = "/" + (endpoint.RoutePattern.RawText ?? throw new InvalidOperationException($"{endpoint.DisplayName} has no route.")).Trim('/');
            var workspace = endpoint.Metadata.GetMetadata<WorkspaceAttribute>()?.Workspace;
            var persona = workspace is { } one ? People[one] : endpoint.Metadata.GetMetadata<IAuthorizeData>() is not null ? "lin-yue" : null;
            if (route is "/me/profile/sharing" or "/me/card" or "/me/blocked" or "/me/requests") persona = "gu-lan";
            if (route.StartsWith("/me/cases", StringComparison.Ordinal) || route.StartsWith("/me/appointments", StringComparison.Ordinal) || route.StartsWith("/me/clearance", StringComparison.Ordinal)) persona = "tom-okafor";
            if (route.StartsWith("/me/offers", StringComparison.Ordinal)) persona = OfferTalent;
            if (route.StartsWith("/me/transfers", StringComparison.Ordinal)) persona = "priya-nair";
            if (route == "/me/matches" || route.StartsWith("/me/referrals", StringComparison.Ordinal)) persona = "daniel-weber";
            if (route.StartsWith("/me/check-ins", StringComparison.Ordinal)) persona = "eva-lindgren";
            if (route.StartsWith("/employer/housing", StringComparison.Ordinal) || route.StartsWith("/employer/viewings", StringComparison.Ordinal)) persona = "rongju-owner";
            if (route.StartsWith("/admin/clearance", StringComparison.Ordinal)) persona = "fujian-compliance";
            if (route is "/overseas/prospects/refusals" or "/overseas/territories") persona = "fujian-lead";
            var address = route;
            used.Add(route);
            if (route == "/talents/erased") address = route + "?receipt=" + Receipt(portal);
            else if (route == "/me/applications/new") address = route + "?job=" + await portal.Scalar<string>(OtherJob);
            else if (route is "/corrections/new" or "/helpfulness") address = route + "?about=guides/demo-station-visit";
            else if (route == "/return-plans") address = route + "?city=fuzhou&city=shanghai&city=shenzhen&salary=480000&bonus=40000&children=1&home=rent&fund=7";
            else if (route == "/me/return-plans/new") address = route + "?city=fuzhou&salary=480000";
            else if (route == "/return-plans/shared/{Token}") address = "/return-plans/shared/" + await SharedPlan(portal);
            else if (route == "/me/offers/compare") address = route + "?id=" + await portal.Scalar<string>(OpenOffer);
            else if (route == "/employer/talents/{Reference:guid}") address = "/employer/talents/" + await Card(portal);
            else if (Special.TryGetValue(route, out var special)) (address, persona) = special;
            else if (endpoint.RoutePattern.Parameters.Count > 0) address = await Fill(portal, route, endpoint.RoutePattern.Parameters);
            pages.Add(new SamplePage(route, address, persona, workspace is not null));
        }

        if (Queries.Keys.Concat(Special.Keys).Except(used, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } stale) throw new InvalidOperationException($"There is no page {stale} any more: take it out of Samples.");
        return [.. pages.OrderBy(page => page.Persona, StringComparer.Ordinal).ThenBy(page => page.Route, StringComparer.Ordinal)];
    }

    /// <summary>A receipt as the page for erasing makes one, of nobody.</summary>
    private static string Receipt(PortalServer portal) =>
        Uri.EscapeDataString(portal.Services.GetRequiredService<EraseReceipts>().Seal(new EraseMyDataResult(Guid.Empty, TimeProvider.System.GetUtcNow(), [])));

    /// <summary>The secret of the link under which the demonstration's plan is shared.</summary>
    private static async Task<string> SharedPlan(PortalServer portal)
    {
        var tenant = await portal.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", default);
        var session = Guid.Parse((await portal.Scalar<string>($"insert into accounts.sessions (id, user_id, security_stamp, second_factor, device, started_at, seen_at, idle_minutes, expires_at) select gen_random_uuid(), id, security_stamp, true, 'crawl', now(), now(), 30, now() + interval '1 hour' from accounts.users where id = '{Talent}' returning id::text"))!);
        var (dispatcher, who) = (portal.Services.GetRequiredService<PortalDispatcher>(), new CallOrigin(tenant, Language.English, Talent, session));
        var plan = (await dispatcher.Send(new BrowseMyReturnPlans(), who)).Value.Items[0].Id;
        return (await dispatcher.Send(new ViewMyReturnPlan(plan), who)).Value.Token!;
    }

    /// <summary>The first card that shows to the demo employer, under the reference that it has for this employer alone.</summary>
    private static async Task<Guid> Card(PortalServer portal)
    {
        var tenant = await portal.Services.GetRequiredService<TenantDirectory>().BySlug("fujian", default);
        var owner = DemoPeople.Person("rongxin-owner");
        var session = Guid.Parse((await portal.Scalar<string>($"insert into accounts.sessions (id, user_id, security_stamp, second_factor, device, started_at, seen_at, idle_minutes, expires_at) select gen_random_uuid(), id, security_stamp, true, 'crawl', now(), now(), 30, now() + interval '1 hour' from accounts.users where id = '{owner.UserId}' returning id::text"))!);
        var found = await portal.Services.GetRequiredService<PortalDispatcher>().Send(new BrowseTalents(), new CallOrigin(tenant, Language.English, owner.UserId, session));
        return found.Value.Cards[0].Reference;
    }

    /// <summary>The newest mail that the portal kept; asks for one where there is none yet.</summary>
    private static async Task<string> KeptMail(PortalServer portal)
    {
        var folder = portal.Services.GetRequiredService<MailFolder>();
        if (folder.All().Count == 0)
        {
            await using var visit = await (await Browser.Get()).Visit();
            await visit.Go("/fujian/en/account/register");
            await visit.Page.FillAsync("[name='Form.Email']", "crawl-mail@example.org");
            await visit.Page.FillAsync("[name='Form.Password']", "tidal-marsh-lantern-52");
            await visit.Submit();
            await portal.MailedLink("crawl-mail@example.org", "account/confirm");
        }

        return folder.All()[0].ToString();
    }

    private static async Task<string> Fill(PortalServer portal, string route, IReadOnlyList<Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart> parameters)
    {
        if (parameters.Count == 1 && route.StartsWith("/dev/mail/", StringComparison.Ordinal)) return "/dev/mail/" + await KeptMail(portal);
        if (parameters.Count > 1 || !Queries.TryGetValue(route, out var query)) throw new InvalidOperationException($"The crawl has no sample data for {route}: add it to Samples.");
        var value = await portal.Scalar<string>(query);
        var start = route.IndexOf('{', StringComparison.Ordinal);
        return route[..start] + value + route[(route.IndexOf('}', StringComparison.Ordinal) + 1)..];
    }
}
