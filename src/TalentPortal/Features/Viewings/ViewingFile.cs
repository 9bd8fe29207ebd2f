using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using TalentPortal.Features.Viewings.Domain;
using TalentPortal.Platform.Calendars;
using TalentPortal.Platform.Mail;
using TalentPortal.Platform.Messaging;
using TalentPortal.Platform.Tenancy;

namespace TalentPortal.Features.Viewings;

/// <summary>An agreed viewing as a file for the talent's calendar, under the name by which mails tell calendars of it. Like the mails it says nothing of the matter.</summary>
internal static class ViewingFile
{
    public static void Map(IEndpointRouteBuilder endpoints) => endpoints.MapGet("/me/viewings/{id:guid}/viewing.ics", OfTalent).RequireAuthorization().ExcludeFromDescription();

    private static async Task<IResult> OfTalent(Guid id, HttpContext http, PortalSender sender, SiteAddresses addresses, IOptions<MailOptions> mail, IStringLocalizer<ViewingsText> texts, TimeProvider clock, CancellationToken ct)
    {
        if (await sender.Send(new ViewMyEnquiry(id), ct) is not { IsOk: true, Value: { State: EnquiryState.Agreed, StartsAt: { } from } one } || http.Features.Get<SiteFeature>() is not { } site || http.Request.PathBase != site.Base) return Results.NotFound();
        http.Response.Headers.CacheControl = "no-store";
        var text = new CalendarMeeting(CalendarMethod.Publish, $"{one.Id}@talentportal", one.Sequence, clock.GetUtcNow(), from, from.AddMinutes(FlatEnquiry.Minutes), texts["Viewing_Entry", one.Tenant.Name.In(site.Language)])
        {
            Page = new Uri(addresses.Of(one.Tenant, site.Language, $"me/viewings/{id}")),
            Organizer = new(one.Tenant.ShortName.In(site.Language), mail.Value.From),
        }.Write();
        return Results.File(Encoding.UTF8.GetBytes(text), CalendarFile.Type, "viewing.ics");
    }
}
