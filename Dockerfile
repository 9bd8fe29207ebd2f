FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /portal
COPY . .
RUN dotnet publish src/TalentPortal -c Release -o /out

FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN install -d -o app -g app -m 700 /data
COPY --from=build /out /portal
WORKDIR /portal
USER app
ENTRYPOINT ["dotnet", "TalentPortal.dll"]
CMD ["serve"]
