using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TalentPortal.Features.Interviews.Domain;
using TalentPortal.Platform.Calendars;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Interviews;

/// <summary>
/// An interview as a file for the calendar of whoever takes part, under the name by which mails tell calendars of it: a
/// later one takes the place of an earlier one, and of what came by mail. What was called off is a cancellation. Like the
/// mails it says nothing of the matter.
/// </summary>
internal static class InterviewFile
{
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/me/interviews/{id:guid}/interview.ics", OfTalent).RequireAuthorization().ExcludeFromDescription();
        endpoints.MapGet("/employer/interviews/{id:guid}/interview.ics", OfMember).RequireAuthorization().ExcludeFromDescription();
    }

    private static async Task<IResult> OfTalent(Guid id, HttpContext http, PortalSender sender, SiteAddresses addresses, IOptions<MailOptions> mail, IStringLocalizer<InterviewsText> texts, TimeProvider clock, CancellationToken ct)
    {
        if (await sender.Send(new ViewMyInterview(id), ct) is not { IsOk: true, Value: { Interview: { StartsAt: { } from } talk } mine }) return Results.NotFound();
        return Answer(http, addresses, mail, texts, clock, mine.Tenant, $"me/interviews/{id}", talk.Id, talk.Sequence, talk.State, from, talk.Minutes);
    }

    /// <summary>Of those that the member takes part in: nobody reads of a person here, so no reading is written down.</summary>
    private static async Task<IResult> OfMember(Guid id, HttpContext http, PortalSender sender, SiteAddresses addresses, IOptions<MailOptions> mail, IStringLocalizer<InterviewsText> texts, TimeProvider clock, CancellationToken ct)
    {
        var outcome = await sender.Send(new BrowseMyInterviews(), ct);
        if (!outcome.IsOk || outcome.Value.Items.FirstOrDefault(item => item.ApplicationId == id) is not { Interview: { StartsAt: { } from } talk }) return Results.NotFound();
        return Answer(http, addresses, mail, texts, clock, null, "employer/interviews", talk.Id, talk.Sequence, talk.State, from, talk.Minutes);
    }

    /// <param name="tenant">Of the interview; null for the site's.</param>
    private static IResult Answer(
        HttpContext http, SiteAddresses addresses, IOptions<MailOptions> mail, IStringLocalizer<InterviewsText> texts, TimeProvider clock, TenantRef? tenant, string path, Guid id, int sequence, InterviewState state, DateTimeOffset from, int minutes)
    {
        if (http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base || (tenant ?? site.Tenant) is not { } of) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var isOff = state == InterviewState.Cancelled;
        var text = new CalendarMeeting(isOff ? CalendarMethod.Cancel : CalendarMethod.Publish, $"{id}@talentportal", sequence, clock.GetUtcNow(), from, from.AddMinutes(minutes), texts["Interview_Entry", of.Name.In(site.Language)])
        {
            Page = new Uri(addresses.Of(of, site.Language, path)),
            Organizer = new(of.ShortName.In(site.Language), mail.Value.From),
        }.Write();
        return Results.File(Encoding.UTF8.GetBytes(text), CalendarFile.Type, "interview.ics");
    }
}
